using KillBot.Bot.Commands.VRChat;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Live;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>An instance as its live message shows it: as long as it goes on with who is there, and then in sum.</summary>
internal static class LiveInstanceEmbed
{
    private const int Color = 0x57F287;
    private const int ClosedColor = 0x99AAB5;
    private const int MaxRegion = 16;
    // Leaves room for the lines around the names.
    private const int NamesLength = 3400;

    /// <param name="hidden">Who may not be named: they are counted.</param>
    public static Embed Of(LiveInstance shown, IReadOnlySet<string> hidden, LanguageTexts texts)
    {
        var instance = shown.Instance;
        string[] about = [VRChatWords.Access(instance.Access, instance.IsPrivate, texts), .. RegionOf(instance.Region, texts)];
        IEnumerable<string> lines = shown.Until is { } until ? Summary(shown, until, texts) : Present(shown, hidden, texts);
        return new Embed
        {
            Title = VRChatWords.World(instance.WorldName, texts),
            Description = string.Join('\n', lines.Prepend(string.Join(" · ", about))),
            Color = shown.Until is null ? Color : ClosedColor,
        };
    }

    private static IEnumerable<string> Present(LiveInstance shown, IReadOnlySet<string> hidden, LanguageTexts texts)
    {
        var present = shown.Instance.Present;
        yield return texts.Say(
            "live.now", ("count", present.Count), ("peak", TextValue.Number(shown.Peak, 0)), ("since", Moment(shown.Since)));
        var names = NameList.Of(
            present.Where(visit => !hidden.Contains(visit.UserId)).Select(visit => texts.Say(
                "live.person", ("name", TextValue.Markdown(VRChatWords.Name(visit.DisplayName, texts))), ("since", visit.JoinedAt))),
            present.Count,
            "\n",
            NamesLength,
            texts);
        if (names.Length > 0)
        {
            yield return names;
        }

        yield return texts.Say("live.changed", ("time", shown.ChangedAt));
    }

    private static IEnumerable<string> Summary(LiveInstance shown, DateTimeOffset until, LanguageTexts texts) =>
    [
        texts.Say("live.over", ("from", Moment(shown.Since)), ("until", Moment(until))),
        texts.Say("live.people", ("count", shown.People), ("peak", TextValue.Number(shown.Peak, 0))),
    ];

    private static IEnumerable<string> RegionOf(string? region, LanguageTexts texts) => region switch
    {
        null => [],
        "us" or "use" or "eu" or "jp" => [texts[$"live.region.{region}"]],
        _ => [Markdown.Escape(region, MaxRegion)],
    };

    private static TextValue Moment(DateTimeOffset at) => TextValue.Markdown(Markdown.Timestamp(at, TimestampStyle.ShortDateTime));
}
