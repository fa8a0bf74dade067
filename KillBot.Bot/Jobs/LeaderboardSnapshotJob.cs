using KillBot.Domain.Leaderboards;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Notes each day where players stand; at the start too, where today's snapshot is missing.</summary>
[DisallowConcurrentExecution]
internal sealed partial class LeaderboardSnapshotJob(LeaderboardSnapshots snapshots, ILogger<LeaderboardSnapshotJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var places = await snapshots.TakeAsync(cancellationToken);
        Log.Taken(logger, places);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Noted {Count} places on leaderboards.")]
        public static partial void Taken(ILogger logger, int count);
    }
}
