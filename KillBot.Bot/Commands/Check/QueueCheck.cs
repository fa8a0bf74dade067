using KillBot.Bot.Texts;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Check;

/// <summary>What waits to be posted to a channel, and how the last message went.</summary>
internal static class QueueCheck
{
    private const int ErrorLength = 300;

    public static IEnumerable<string> DescribeWaiting(ChannelDelivery delivery, LanguageTexts texts)
    {
        if (delivery is { Waiting: 0, KeptBack: 0 })
        {
            yield return texts["check.nothing-waits"];
        }

        if (delivery is { Waiting: > 0, WaitingSince: { } since })
        {
            yield return texts.Say("check.waiting", ("count", (long)delivery.Waiting), ("since", since));
        }

        if (delivery is { KeptBack: > 0, KeptBackUntil: { } until })
        {
            yield return texts.Say("check.kept-back", ("count", (long)delivery.KeptBack), ("until", until));
        }

        if (delivery is { NextAttemptAt: { } next, Error: { } error })
        {
            yield return texts.Say("check.next-try", ("time", next), ("error", TextValue.Escaped(error, ErrorLength)));
        }
    }

    public static IEnumerable<string> DescribeLast(ChannelDelivery delivery, LanguageTexts texts) =>
    [
        delivery.Last switch
        {
            null => texts["check.never"],
            { Error: { } error } last => texts.Say("check.given-up", ("time", last.At), ("error", TextValue.Escaped(error, ErrorLength))),
            var last => texts.Say("check.arrived", ("time", last.At)),
        },
    ];
}
