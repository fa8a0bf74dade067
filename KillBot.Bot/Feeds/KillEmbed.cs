using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>A kill as an embed of its own. Ten of them always fit into one message.</summary>
internal static class KillEmbed
{
    private const int PvpColor = 0xED4245;
    private const int PveColor = 0x5865F2;
    private const int AccidentColor = 0x99AAB5;

    public static Embed Of(KillNotification notification, LanguageTexts texts)
    {
        var kill = notification.Kill;
        var names = KillNames.Of(notification, texts);
        string?[] details =
        [
            names.Weapon,
            names.Place,
            names.Ship is { } ship ? texts.Say("kill.ship", ("ship", TextValue.Markdown(ship))) : null,
            notification.NotableStreak is { } streak ? texts.Say("kill.streak", ("count", streak)) : null,
            Markdown.Timestamp(kill.Timestamp),
        ];
        return new Embed
        {
            Description = $"{Headline(notification, names, texts)}\n{string.Join(" · ", details.Where(detail => detail is not null))}",
            Color = kill.IsSuicide || kill.IsEnvironmental ? AccidentColor : kill.IsPvP ? PvpColor : PveColor,
        };
    }

    private static string Headline(KillNotification notification, KillNames names, LanguageTexts texts)
    {
        var victim = ("victim", TextValue.Markdown(names.Victim));
        return notification.Kill switch
        {
            { IsSuicide: true } => texts.Say("kill.suicide", victim),
            { IsEnvironmental: true } => texts.Say("kill.died", victim),
            _ when names.Killer is not { } killer => texts.Say("kill.died", victim),
            var kill => texts.Say(
                kill.IsPvP ? "kill.killed-pvp" : "kill.killed-pve", ("killer", TextValue.Markdown(names.Killer!)), victim),
        };
    }
}
