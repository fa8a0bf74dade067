using KillBot.Domain.Notifications;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Removes old outbox rows, nightly.</summary>
[DisallowConcurrentExecution]
internal sealed partial class OutboxRetentionJob(OutboxRetention retention, ILogger<OutboxRetentionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var removed = await retention.RemoveOldAsync(cancellationToken);
        Log.Removed(logger, removed);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Removed {Count} old outbox rows.")]
        public static partial void Removed(ILogger logger, int count);
    }
}
