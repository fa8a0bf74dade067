using KillBot.Domain.VRChat.Sessions;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Ends sessions of VRChat trackers that have fallen silent, every few minutes.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SilentTrackersJob(SilentTrackers trackers, ILogger<SilentTrackersJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var count = await trackers.EndSessionsAsync(cancellationToken);
        if (count > 0)
        {
            Log.Silent(logger, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} VRChat trackers fell silent; what they left open has ended.")]
        public static partial void Silent(ILogger logger, int count);
    }
}
