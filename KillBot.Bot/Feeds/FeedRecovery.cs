using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Feeds;

/// <summary>Tries feeds again as soon as Discord tells that the bot may post again.</summary>
internal sealed class FeedRecovery(FeedDirectory feeds, VRChatWatches watches, ChannelAccess access, OutboxRelay relay) : IGatewayEventHandler
{
    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (GuildOf(gatewayEvent) is not { } guildId)
        {
            return;
        }

        // With the guild itself the connection to Discord is new: whatever waits there for its next try need not wait longer.
        var isNew = gatewayEvent is GuildCreate;
        var states = await feeds.ListAsync((long)guildId.Value, cancellationToken);
        foreach (var (feed, pause, _) in states.DistinctBy(state => state.Feed.Destination))
        {
            if ((isNew || pause is not null) && access.Find(guildId, new Snowflake((ulong)feed.ChannelId)) is null)
            {
                await relay.RetryNowAsync(feed.Destination);
            }
        }

        var watched = await watches.ListOfGuildAsync((long)guildId.Value, cancellationToken);
        foreach (var (watch, pause) in watched.DistinctBy(entry => entry.Watch.ChannelId))
        {
            if ((isNew || pause is not null) && access.Find(guildId, new Snowflake((ulong)watch.ChannelId)) is null)
            {
                await relay.RetryNowAsync(Destination.DiscordChannel(watch.ChannelId));
            }
        }
    }

    /// <summary>The guild where an event may have changed what the bot may do.</summary>
    public static Snowflake? GuildOf(GatewayEvent gatewayEvent) => gatewayEvent switch
    {
        GuildCreate created => created.Guild.Id,
        ChannelUpdate updated => updated.Channel.GuildId,
        GuildRoleUpdate updated => updated.GuildId,
        GuildMemberUpdate updated => updated.GuildId,
        _ => null,
    };
}
