using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Logs;

/// <summary>Keeps a follower going when a log cannot be followed, and tells so once, and once more when it can be again.</summary>
internal sealed partial class FollowAttempts(ILogger logger)
{
    private readonly HashSet<string> _failing = [];

    /// <param name="path">What is being followed.</param>
    public async Task TryAsync(string path, Func<Task> poll)
    {
        try
        {
            await poll();
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // One log must not keep the others from being followed, whatever is wrong with it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_failing.Add(path))
            {
                Log.Failing(logger, path, exception.Message);
                Log.Cause(logger, exception);
            }

            return;
        }

        if (_failing.Remove(path))
        {
            Log.Recovered(logger, path);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Path} cannot be followed: {Reason} It is tried again every second.")]
        public static partial void Failing(ILogger logger, string path, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "The cause:")]
        public static partial void Cause(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Path} is followed again.")]
        public static partial void Recovered(ILogger logger, string path);
    }
}
