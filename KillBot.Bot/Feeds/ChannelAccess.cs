using System.Collections.Concurrent;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Feeds;

/// <summary>What the bot needs in a channel to post a feed there, and what of it is missing.</summary>
internal sealed class ChannelAccess(GuildCache guilds, DiscordGateway gateway, FeedDirectory feeds)
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    // A channel never moves to another guild.
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _guildOfChannel = new();

    /// <summary>In words, for an admin; null when nothing is missing.</summary>
    public string? DescribeMissing(Snowflake guildId, Snowflake channelId)
    {
        var missing = PermissionNames.Missing(Needed, guilds.ComputePermissions(guildId, channelId) ?? Permissions.None);
        if (missing == Permissions.None)
        {
            return null;
        }

        // Without View Channels Discord counts nothing else either; naming all three would mislead.
        var named = missing.HasFlag(Permissions.ViewChannel) ? Permissions.ViewChannel : missing;
        var names = PermissionNames.Of(named);
        return $"I lack the permission{(names.Count > 1 ? "s" : "")} {string.Join(" and ", names.Select(name => $"**{name}**"))} there.";
    }

    /// <summary>
    /// As <see cref="DescribeMissing"/>, for the channel of a feed; null also while the gateway has not told of it, or cannot.
    /// </summary>
    public async Task<string?> DescribeKnownMissingAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        await FindGuildAsync(channelId, cancellationToken) is not { } guildId ? null
        : guilds.Find(guildId) switch
        {
            null => gateway.State == GatewayState.Ready ? "I am not in that server any more." : null,
            { Unavailable: true } => null,
            _ => guilds.ComputePermissions(guildId, channelId) is null ? null : DescribeMissing(guildId, channelId),
        };

    private async ValueTask<Snowflake?> FindGuildAsync(Snowflake channelId, CancellationToken cancellationToken)
    {
        if (_guildOfChannel.TryGetValue(channelId, out var known))
        {
            return known;
        }

        return await feeds.FindGuildAsync((long)channelId.Value, cancellationToken) is { } guildId
            ? _guildOfChannel.GetOrAdd(channelId, new Snowflake((ulong)guildId))
            : null;
    }
}
