using KillBot.Bot.Boards;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Has boards posted, each minute and at the start. One job for all of them: which are due is a look at an index.</summary>
[DisallowConcurrentExecution]
internal sealed partial class BoardJob(DueBoards boards, ILogger<BoardJob> logger) : IJob
{
    public static readonly JobKey Key = new("boards");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var count = await boards.PostAsync(cancellationToken);
        if (count > 0)
        {
            Log.Posted(logger, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Count} leaderboards are to be posted.")]
        public static partial void Posted(ILogger logger, int count);
    }
}
