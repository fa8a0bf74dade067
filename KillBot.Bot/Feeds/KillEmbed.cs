using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>A kill as an embed of its own. Ten of them always fit into one message.</summary>
internal static class KillEmbed
{
    private const int PvpColor = 0xED4245;
    private const int PveColor = 0x5865F2;
    private const int AccidentColor = 0x99AAB5;

    public static Embed Of(KillNotification notification)
    {
        var kill = notification.Kill;
        string?[] details = [notification.Weapon, notification.Place, Markdown.Timestamp(kill.Timestamp)];
        return new Embed
        {
            Description = $"{Headline(notification)}\n{string.Join(" · ", details.Where(detail => detail is not null))}",
            Color = kill.IsSuicide || kill.IsEnvironmental ? AccidentColor : kill.IsPvP ? PvpColor : PveColor,
        };
    }

    private static string Headline(KillNotification notification) => notification switch
    {
        { Kill.IsSuicide: true } => $"**{notification.Victim}** died by their own hand",
        { Kill.IsEnvironmental: true } or { Killer: null } => $"**{notification.Victim}** died",
        _ => $"**{notification.Killer}** killed **{notification.Victim}** · {(notification.Kill.IsPvP ? "PvP" : "PvE")}",
    };
}
