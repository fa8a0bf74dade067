using System.Runtime.CompilerServices;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Users.Export;

/// <summary>Writes all that is known of an account into one file, once an hour.</summary>
public sealed class AccountExport
{
    /// <summary>No more is added to a file that has so many bytes. The oldest kills and deaths are what is left out.</summary>
    public const int MaxBytes = 8 * 1000 * 1000;

    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const int PageSize = 500;

    // VRChat's visits and the play time leave room for kills.
    private const int MaxVisits = 50_000;
    private const int MaxPlaySessions = 20_000;

    private const string Begin = "UPDATE users SET exported_at = @p1 WHERE id = @p0 AND (exported_at IS NULL OR exported_at <= @p2)";

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly ExportedFights _fights;
    private readonly TimeProvider _timeProvider;

    internal AccountExport(
        DatabaseWriter writer,
        IDbContextFactory<KillBotDbContext> contexts,
        KillQueries kills,
        PlayerVisibility visibility,
        TimeProvider timeProvider)
    {
        _writer = writer;
        _contexts = contexts;
        _fights = new ExportedFights(kills, visibility);
        _timeProvider = timeProvider;
    }

    /// <summary>Whether something names a Discord id that has no account: people manage servers and watch others without one.</summary>
    public async Task<bool> KnowsAsync(long discordId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.AnyAsync(feed => feed.CreatedBy == discordId, cancellationToken)
            || await context.Boards.AnyAsync(board => board.CreatedBy == discordId, cancellationToken)
            || await context.ServerSettingsChanges.AnyAsync(change => change.DiscordId == discordId, cancellationToken)
            || await context.VRChatWatches.AnyAsync(watch => watch.DiscordId == discordId || watch.CreatedBy == discordId, cancellationToken);
    }

    public Task<AccountExportResult> ExportAsync(Guid userId, CancellationToken cancellationToken) =>
        ExportAsync(userId, MaxBytes, cancellationToken);

    /// <param name="maxBytes">In place of <see cref="MaxBytes"/>.</param>
    internal async Task<AccountExportResult> ExportAsync(Guid userId, int maxBytes, CancellationToken cancellationToken)
    {
        var begun = await _writer.ExecuteAsync(transaction => transaction.Command(Begin)
            .Set(0, userId).Set(1, transaction.Now).Set(2, transaction.Now - Interval).Execute() == 1);
        if (!begun)
        {
            return await FindLastAsync(userId, cancellationToken) is { } last
                ? new AccountExportResult.TooSoon(last + Interval)
                : new AccountExportResult.NoAccount();
        }

        try
        {
            return await WriteAsync(userId, maxBytes, cancellationToken);
        }
        catch
        {
            // What failed does not count.
            await _writer.ExecuteWhenPossibleAsync(transaction => transaction
                .Command("UPDATE users SET exported_at = NULL WHERE id = @p0").Set(0, userId).Execute(), CancellationToken.None);
            throw;
        }
    }

    private async Task<AccountExportResult> WriteAsync(Guid userId, int maxBytes, CancellationToken cancellationToken)
    {
        AccountPart account;
        await using (var context = await _contexts.CreateDbContextAsync(cancellationToken))
        {
            account = await AccountPart.ReadAsync(context, userId, _timeProvider.GetUtcNow(), cancellationToken);
        }

        using var archive = new ExportArchive(maxBytes);
        await archive.AddAsync("account.json", account.Account, ExportJsonContext.Default.ExportedAccount, cancellationToken);
        await archive.AddLinesAsync(
            "vrchat-visits.jsonl", ReadVisitsAsync(account.VRChatIds, cancellationToken), ExportJsonContext.Default.ExportedVisit, cancellationToken);
        await archive.AddLinesAsync(
            "play-sessions.jsonl",
            ReadPlaySessionsAsync(account.Players, cancellationToken),
            ExportJsonContext.Default.ExportedPlaySession,
            cancellationToken);
        var (kills, isCut) = await archive.AddLinesAsync(
            "kills-and-deaths.jsonl",
            _fights.ReadAsync(userId, [.. account.Players.Keys], cancellationToken),
            ExportJsonContext.Default.ExportedFight,
            cancellationToken);
        return new AccountExportResult.File(archive.ToArray(), kills, isCut);
    }

    private async Task<DateTimeOffset?> FindLastAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId).Select(user => user.ExportedAt).FirstOrDefaultAsync(cancellationToken);
    }

    private async IAsyncEnumerable<IReadOnlyList<ExportedVisit>> ReadVisitsAsync(
        IReadOnlyList<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (var id in ids)
        {
            var visits =
                from visit in context.VRChatVisits
                where visit.UserId == id
                join session in context.VRChatSessions on visit.SessionId equals session.Id into sessions
                from session in sessions.DefaultIfEmpty()
                orderby visit.JoinedAt descending
                select new ExportedVisit(visit.UserId, visit.DisplayName, session.WorldName ?? session.WorldId, visit.JoinedAt, visit.LeftAt);
            foreach (var page in (await visits.Take(MaxVisits).ToListAsync(cancellationToken)).Chunk(PageSize))
            {
                yield return page;
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ExportedPlaySession>> ReadPlaySessionsAsync(
        IReadOnlyDictionary<Guid, string> players, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (var (id, name) in players)
        {
            var sessions = await context.PlaySessions.Where(session => session.PlayerId == id)
                .OrderByDescending(session => session.StartedAt).Take(MaxPlaySessions).ToListAsync(cancellationToken);
            foreach (var page in sessions.Chunk(PageSize))
            {
                yield return [.. page.Select(session => new ExportedPlaySession(name, session.StartedAt, session.EndedAt))];
            }
        }
    }
}
