using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Resumes paused feeds as soon as Discord tells that the bot may post again.</summary>
internal sealed class FeedRecovery(FeedDirectory feeds, ChannelAccess access, OutboxRelay relay) : IGatewayEventHandler
{
    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (GuildOf(gatewayEvent) is not { } guildId)
        {
            return;
        }

        foreach (var (feed, _) in await feeds.ListPausedAsync((long)guildId.Value, cancellationToken))
        {
            if (access.DescribeMissing(guildId, new Snowflake((ulong)feed.ChannelId)) is null)
            {
                await relay.RetryNowAsync(Destination.DiscordChannel(feed.ChannelId));
            }
        }
    }

    private static Snowflake? GuildOf(GatewayEvent gatewayEvent) => gatewayEvent switch
    {
        GuildCreate created => created.Guild.Id,
        ChannelUpdate updated => updated.Channel.GuildId,
        GuildRoleUpdate updated => updated.GuildId,
        GuildMemberUpdate updated => updated.GuildId,
        _ => null,
    };
}
