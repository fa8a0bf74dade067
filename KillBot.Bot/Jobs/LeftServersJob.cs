using KillBot.Domain.Servers;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Removes the data of guilds that the bot was removed from 30 days ago, nightly.</summary>
[DisallowConcurrentExecution]
internal sealed partial class LeftServersJob(ServerRetention retention, ILogger<LeftServersJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var removed = await retention.RemoveLeftAsync(cancellationToken);
        if (removed > 0)
        {
            Log.Removed(logger, removed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Removed the data of {Count} servers that were left long ago.")]
        public static partial void Removed(ILogger logger, int count);
    }
}
