using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Takes interactions from the gateway and runs each as a task of its own, so that no handler holds up the gateway. A stopping
/// process waits for those at work.
/// </summary>
internal sealed partial class InteractionRouter(
    InteractionRunner runner,
    AutocompleteRunner autocomplete,
    InteractionRouterOptions options,
    TimeProvider time,
    ILogger<InteractionRouter> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Snowflake, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _isClosed;

    /// <summary>Starts the interaction and returns at once.</summary>
    /// <param name="receivedAt">The clock's timestamp when it came in; null for now.</param>
    public void Handle(Interaction interaction, long? receivedAt = null)
    {
        if (interaction.Caller is null || interaction.Data is null || _isClosed)
        {
            Log.Ignored(logger, interaction.Id);
            return;
        }

        // Refusals are interactions at work too, only cheaper ones: twice the limit is the most that is ever taken in.
        var load = _running.Count;
        if (load >= 2 * options.MaxConcurrent)
        {
            Log.Dropped(logger, interaction.Id);
            return;
        }

        var arrival = receivedAt ?? time.GetTimestamp();
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_running.TryAdd(interaction.Id, work.Task))
        {
            _ = Task.Run(() => RunAsync(interaction, arrival, isBusy: load >= options.MaxConcurrent, work), CancellationToken.None);
        }
    }

    /// <summary>Done when nothing is at work.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Values);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isClosed = true;
        if (await IsIdleWithinAsync(options.ShutdownTimeout - LastWords, cancellationToken))
        {
            await _stopping.CancelAsync();
            return;
        }

        Log.Interrupting(logger, _running.Count);
        await _stopping.CancelAsync();
        await IsIdleWithinAsync(LastWords, cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(Interaction interaction, long receivedAt, bool isBusy, TaskCompletionSource work)
    {
        try
        {
            var run = (interaction.Type, isBusy) switch
            {
                (InteractionType.ApplicationCommandAutocomplete, true) => autocomplete.AnswerAsync(interaction, [], _stopping.Token),
                (InteractionType.ApplicationCommandAutocomplete, false) => autocomplete.RunAsync(interaction, receivedAt, _stopping.Token),
                (_, true) => runner.RefuseAsync(interaction),
                (_, false) => runner.RunAsync(interaction, receivedAt, _stopping.Token),
            };
            await run;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, interaction.Id, exception);
        }
        finally
        {
            _running.TryRemove(interaction.Id, out _);
            work.SetResult();
        }
    }

    private async Task<bool> IsIdleWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await WhenIdleAsync().WaitAsync(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Interaction {Interaction} cannot be answered here and is ignored")]
        public static partial void Ignored(ILogger logger, Snowflake interaction);

        [LoggerMessage(2, LogLevel.Warning, "Interaction {Interaction} is dropped: too many are at work")]
        public static partial void Dropped(ILogger logger, Snowflake interaction);

        [LoggerMessage(3, LogLevel.Warning, "Stopping with {Count} interactions at work")]
        public static partial void Interrupting(ILogger logger, int count);

        [LoggerMessage(4, LogLevel.Error, "Interaction {Interaction} failed in the router")]
        public static partial void Failed(ILogger logger, Snowflake interaction, Exception exception);
    }
}
