using KillBot.Bot.Feeds;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Boards;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Boards;

/// <summary>Tries boards again as soon as Discord tells that the bot may post again.</summary>
internal sealed class BoardRecovery(BoardDirectory boards, ChannelAccess access, OutboxRelay relay) : IGatewayEventHandler
{
    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (FeedRecovery.GuildOf(gatewayEvent) is not { } guildId)
        {
            return;
        }

        var isNew = gatewayEvent is GuildCreate;
        foreach (var (board, pause) in await boards.ListAsync((long)guildId.Value, cancellationToken))
        {
            if ((isNew || pause is not null) && access.Find(guildId, new Snowflake((ulong)board.ChannelId)) is null)
            {
                await relay.RetryNowAsync(Destination.DiscordBoard(board.Id));
            }
        }
    }
}
