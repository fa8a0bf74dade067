using System.Collections.Concurrent;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Feeds;

/// <summary>What the bot needs in a channel to post a feed there, and what of it is missing.</summary>
internal sealed class ChannelAccess(GuildCache guilds, DiscordGateway gateway, FeedQueries feeds)
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    // A channel never moves to another guild.
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _guildOfChannel = new();

    /// <summary>What keeps the bot from posting to a channel of a guild; null when nothing does. A channel of another guild is none.</summary>
    public ChannelProblem? Find(Snowflake guildId, Snowflake channelId)
    {
        var missing = PermissionNames.Missing(Needed, guilds.ComputePermissions(guildId, channelId) ?? Permissions.None);
        return missing == Permissions.None ? null : new ChannelProblem(ChannelProblemKind.MissingPermissions, missing);
    }

    /// <summary>As <see cref="Find"/>, for the channel of a feed; null also while the gateway has not told of it, or cannot.</summary>
    public async Task<ChannelProblem?> FindKnownAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        await FindGuildAsync(channelId, cancellationToken) is { } guildId ? FindKnown(guildId, channelId) : null;

    /// <summary>As <see cref="Find"/>; null also while the gateway has not told of the channel, or cannot.</summary>
    public ChannelProblem? FindKnown(Snowflake guildId, Snowflake channelId) => guilds.Find(guildId) switch
    {
        null => gateway.State == GatewayState.Ready ? new ChannelProblem(ChannelProblemKind.NotInGuild) : null,
        { Unavailable: true } => null,
        _ => guilds.ComputePermissions(guildId, channelId) is null ? null : Find(guildId, channelId),
    };

    /// <summary>Files may be attached to messages there.</summary>
    public bool AllowsFiles(Snowflake guildId, Snowflake channelId) =>
        guilds.ComputePermissions(guildId, channelId) is { } allowed && PermissionNames.Missing(Permissions.AttachFiles, allowed) == Permissions.None;

    /// <summary>The guild whose feeds a channel has; null when it has none.</summary>
    public async ValueTask<Snowflake?> FindGuildAsync(Snowflake channelId, CancellationToken cancellationToken)
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
