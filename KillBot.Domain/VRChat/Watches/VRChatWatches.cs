using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Watches;

/// <summary>Who wants to be told of whom and what in VRChat.</summary>
public sealed class VRChatWatches
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal VRChatWatches(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts) => (_writer, _contexts) = (writer, contexts);

    /// <summary>Whether the watcher may see what is to be watched is for the caller to check.</summary>
    public Task<WatchResult> AddAsync(VRChatWatch watch) => _writer.ExecuteAsync(transaction =>
        (watch.IsOfServer ? transaction.CountWatchesIn(watch.ServerId) >= VRChatWatch.MaxPerServer
            : transaction.CountWatchesOf(watch.DiscordId) >= VRChatWatch.MaxPerPerson) ? WatchResult.TooMany
        : watch.Kind == WatchKind.User && transaction.ForbidsWatching(watch.Subject) ? WatchResult.Forbidden
        : transaction.InsertWatch(watch) ? WatchResult.Added
        : WatchResult.Duplicate);

    /// <summary>Ends a watch, with what it was to tell.</summary>
    public Task<bool> RemoveAsync(Guid id) => _writer.ExecuteAsync(transaction => transaction.DeleteWatch(id));

    /// <summary>Ends all that somebody watches in a server, who has left it.</summary>
    public Task EndAsync(Guid serverId, long discordId) => _writer.ExecuteAsync(transaction =>
    {
        transaction.DeleteWatchesBy(discordId, serverId);
        return true;
    });

    /// <summary>What somebody watches in a server, the first first.</summary>
    public async Task<IReadOnlyList<VRChatWatch>> ListAsync(Guid serverId, long discordId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatWatches.Where(watch => watch.DiscordId == discordId && watch.ServerId == serverId)
            .OrderBy(watch => watch.CreatedAt).ThenBy(watch => watch.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What a server watches in its channels, the first first, and what keeps a channel from being told.</summary>
    public async Task<IReadOnlyList<(VRChatWatch Watch, ChannelPause? Pause)>> ListOfServerAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, context.VRChatWatches.Where(watch => watch.ServerId == serverId), cancellationToken);
    }

    /// <summary>As <see cref="ListOfServerAsync"/>, by the guild.</summary>
    public async Task<IReadOnlyList<(VRChatWatch Watch, ChannelPause? Pause)>> ListOfGuildAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var ofGuild =
            from server in context.Servers
            where server.DiscordId == guildId
            join watch in context.VRChatWatches on server.Id equals watch.ServerId
            select watch;
        return await ReadAsync(context, ofGuild, cancellationToken);
    }

    /// <summary>Notes whether somebody takes direct messages.</summary>
    public Task NoteBlockedAsync(long discordId, bool isBlocked) =>
        _writer.ExecuteWhenPossibleAsync(transaction => transaction.NoteWatcherBlocked(discordId, isBlocked ? transaction.Now : null));

    /// <summary>A watch, and the guild of its server; null when it has ended, or the bot is not in the guild any more.</summary>
    public async Task<(VRChatWatch Watch, long GuildId)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from watch in context.VRChatWatches
            where watch.Id == id
            join server in context.Servers on watch.ServerId equals server.Id
            where server.IsActive && server.DiscordId != null
            select new { Watch = watch, server.DiscordId }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Watch, found.DiscordId!.Value);
    }

    private static async Task<IReadOnlyList<(VRChatWatch Watch, ChannelPause? Pause)>> ReadAsync(
        KillBotDbContext context, IQueryable<VRChatWatch> all, CancellationToken cancellationToken)
    {
        var watches = await all.Where(watch => watch.ChannelId != 0)
            .OrderBy(watch => watch.CreatedAt).ThenBy(watch => watch.Id).ToListAsync(cancellationToken);
        if (watches.Count == 0)
        {
            return [];
        }

        var channels = watches.Select(ChannelOf).Distinct().ToList();
        var pauses = await context.FindPausesAsync(channels, cancellationToken);
        return [.. watches.Select(watch => (watch, pauses.GetValueOrDefault(ChannelOf(watch))))];
    }

    private static string ChannelOf(VRChatWatch watch) => Destination.DiscordChannel(watch.ChannelId).ToString();
}

/// <summary>What came of adding a watch.</summary>
public enum WatchResult
{
    Added,
    Duplicate,

    /// <summary>The person has <see cref="VRChatWatch.MaxPerPerson"/>, or the server <see cref="VRChatWatch.MaxPerServer"/>.</summary>
    TooMany,

    /// <summary>The one who was to be watched does not want it.</summary>
    Forbidden,
}
