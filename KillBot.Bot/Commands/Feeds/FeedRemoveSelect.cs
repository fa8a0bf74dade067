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
                    Label = $"#{state.Feed.Number} {state.Feed.Kind} in channel {state.Feed.ChannelId}",
                    Value = state.Feed.Number.ToString(CultureInfo.InvariantCulture),
                })],
            },
        ],
    };

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = (long)context.GuildId!.Value.Value;
        foreach (var value in context.Values)
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await feeds.RemoveAsync(guildId, number);
            }
        }

        await context.UpdateMessageAsync(
            new EditMessage { Content = "Removed. `/feed list` shows what is left.", Embeds = [], Components = [] },
            cancellationToken);
    }
}
