using System.Globalization;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The menu under <c>/feed list</c>.</summary>
internal sealed class FeedRemoveSelect(FeedDirectory feeds) : IComponentHandler
{
    private const int MaxOptions = 25;

    public static string Prefix => "feed-remove";

    public static Permissions RequiredPermissions => Permissions.ManageGuild;

    public static ActionRow MenuOf(IReadOnlyList<FeedState> states) => new()
    {
        Components =
        [
            new StringSelect
            {
                CustomId = Prefix,
                Placeholder = "Remove a feed",
                Options = [.. states.Take(MaxOptions).Select(state => new SelectOption
                {
                    Label = $"{state.Feed.Kind} in channel {state.Feed.ChannelId}",
                    Value = string.Create(CultureInfo.InvariantCulture, $"{state.Feed.Kind}:{state.Feed.ChannelId}"),
                })],
            },
        ],
    };

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = (long)context.GuildId!.Value.Value;
        foreach (var value in context.Values)
        {
            if (TryRead(value, out var kind, out var channelId))
            {
                await feeds.RemoveAsync(guildId, (long)channelId.Value, kind);
            }
        }

        await context.UpdateMessageAsync(
            new EditMessage { Content = "Removed. `/feed list` shows what is left.", Embeds = [], Components = [] },
            cancellationToken);
    }

    private static bool TryRead(string value, out FeedKind kind, out Snowflake channelId)
    {
        var parts = value.Split(':');
        channelId = default;
        kind = default;
        return parts.Length == 2 && Enum.TryParse(parts[0], out kind) && Snowflake.TryParse(parts[1], out channelId);
    }
}
