using KillBot.Domain.Data;
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
        transaction.CountWatchesOf(watch.DiscordId) >= VRChatWatch.MaxPerPerson ? WatchResult.TooMany
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
}

/// <summary>What came of adding a watch.</summary>
public enum WatchResult
{
    Added,
    Duplicate,

    /// <summary>The person has <see cref="VRChatWatch.MaxPerPerson"/>.</summary>
    TooMany,

    /// <summary>The one who was to be watched does not want it.</summary>
    Forbidden,
}
