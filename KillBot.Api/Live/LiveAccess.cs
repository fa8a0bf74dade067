using System.Data.Common;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Live;

/// <summary>Parts from listeners whose API key or login has ended since they came. Two queries, however many there are.</summary>
internal sealed partial class LiveAccess(
    LiveClients clients, IDbContextFactory<KillBotDbContext> contexts, TimeProvider timeProvider, ILogger<LiveAccess> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly PeriodicTimer _timer = new(Interval, timeProvider);

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(stoppingToken))
            {
                await CheckAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var signedIn = clients.ListSignedIn();
        if (signedIn.Count == 0)
        {
            return;
        }

        try
        {
            var valid = await FindValidAsync(signedIn, cancellationToken);
            foreach (var client in signedIn.Where(client => !valid.Contains(client.Credentials!.Value)))
            {
                client.End(LiveEnding.SignedOut);
            }
        }
        catch (DbException exception)
        {
            Log.Unread(logger, exception);
        }
    }

    // A login lasts as long as its token is renewed, whichever token the connection was opened with.
    private async Task<HashSet<Guid>> FindValidAsync(IReadOnlyList<LiveClient> signedIn, CancellationToken cancellationToken)
    {
        var asked = signedIn.Select(client => client.Credentials!.Value).Distinct().ToList();
        var now = timeProvider.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.ApiKeys
            .Where(key => asked.Contains(key.Id) && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now))
            .Select(key => key.Id).ToListAsync(cancellationToken);
        var sessions = await context.Sessions
            .Where(session => asked.Contains(session.Id) && session.RevokedAt == null && session.ExpiresAt > now)
            .Select(session => session.Id).ToListAsync(cancellationToken);
        return [.. keys, .. sessions];
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "Whether those who listen may still do so is not known: the database cannot be read. It is tried again in half a minute.")]
        public static partial void Unread(ILogger logger, Exception exception);
    }
}
