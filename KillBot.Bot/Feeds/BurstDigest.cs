using System.Text;
using Humanizer;
using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Many kills in one message, a line each, so that a channel keeps up with any battle and misses nobody.</summary>
internal static class BurstDigest
{
    private const int Color = 0xFEE75C;
    private const int TitleRoom = 40;

    /// <summary>As many of <paramref name="waiting"/>, from the first, as fit into the embeds of one message.</summary>
    public static (IReadOnlyList<Embed> Embeds, int Count) Of(IReadOnlyList<KillNotification> waiting)
    {
        List<string> blocks = [];
        var block = new StringBuilder();
        var room = EmbedLimits.TotalText - TitleRoom;
        var count = 0;
        foreach (var notification in waiting)
        {
            var line = Line(notification);
            if (line.Length + 1 > room)
            {
                break;
            }

            if (block.Length + line.Length + 1 > EmbedLimits.Description)
            {
                blocks.Add(block.ToString());
                block.Clear();
            }

            block.Append(line).Append('\n');
            room -= line.Length + 1;
            count++;
        }

        blocks.Add(block.ToString());
        return (
            [.. blocks.Select((text, index) => new Embed
            {
                Title = index == 0 ? "death".ToQuantity(count) : null,
                Description = text,
                Color = Color,
            })],
            count);
    }

    private static string Line(KillNotification notification)
    {
        var weapon = notification.Weapon is { } named ? $" · {named}" : "";
        var time = Markdown.Timestamp(notification.Kill.Timestamp);
        return notification switch
        {
            { Kill.IsSuicide: true } => $"**{notification.Victim}** by their own hand · {time}",
            { Kill.IsEnvironmental: true } or { Killer: null } => $"**{notification.Victim}** died · {time}",
            _ => $"**{notification.Killer}** → **{notification.Victim}**{weapon} · {time}",
        };
    }
}
