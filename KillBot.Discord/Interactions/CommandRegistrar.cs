using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Registers the commands with Discord, globally and all at once, if they are not those registered last
/// (https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands).
/// </summary>
internal sealed partial class CommandRegistrar(
    IDiscordRest rest, InteractionRoutes routes, TimeProvider time, ILogger<CommandRegistrar> logger, ICommandHashStore? hashes = null)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private int _isBegun;

    /// <summary>
    /// Registers once per process, however long Discord cannot be reached meanwhile: the commands registered before keep
    /// working. A final refusal is logged, and tried again at the next READY only. It never throws.
    /// </summary>
    public async Task RegisterOnceAsync(Snowflake applicationId, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isBegun, 1) != 0)
        {
            return;
        }

        var wait = FirstWait;
        while (await TryRegisterAsync(applicationId, wait, cancellationToken) is { } delay)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <returns>When to try again; null for never.</returns>
    private async Task<TimeSpan?> TryRegisterAsync(Snowflake applicationId, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await RegisterAsync(applicationId, cancellationToken);
            return null;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref _isBegun, 0);
            return null;
        }
        catch (DiscordRestException exception) when (!exception.IsTransient)
        {
            Volatile.Write(ref _isBegun, 0);
            Log.Failed(logger, exception);
            return null;
        }
        catch (Exception exception)
        {
            var delay = exception is DiscordRestException { RetryAfter: { } asked } && asked > wait ? asked : wait;
            Log.FailedForNow(logger, delay.TotalSeconds, exception);
            return delay;
        }
    }

    private async Task RegisterAsync(Snowflake applicationId, CancellationToken cancellationToken)
    {
        var hash = CommandHash.Of(applicationId, routes.Definitions);
        var known = hashes is null ? null : await hashes.LoadAsync(cancellationToken);
        if (known is null && routes.Definitions.Count == 0)
        {
            // A host without commands: those that the application has are somebody else's.
            return;
        }

        if (known == hash && await IsRegisteredAsync(applicationId, cancellationToken))
        {
            Log.Unchanged(logger, routes.Definitions.Count);
            return;
        }

        await rest.BulkOverwriteGlobalApplicationCommandsAsync(applicationId, routes.Definitions, cancellationToken);
        if (hashes is not null)
        {
            await hashes.SaveAsync(hash, cancellationToken);
        }

        Log.Registered(logger, routes.Definitions.Count);
    }

    // Others may use the same application: a test run, the Developer Portal's tools, a bot that was here before.
    private async Task<bool> IsRegisteredAsync(Snowflake applicationId, CancellationToken cancellationToken)
    {
        var registered = await rest.GetGlobalApplicationCommandsAsync(applicationId, cancellationToken);
        return routes.Definitions.Select(command => (command.Type, command.Name)).ToHashSet()
            .SetEquals(registered.Select(command => (command.Type, command.Name)));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Registered {Count} commands with Discord")]
        public static partial void Registered(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Debug, "The {Count} commands are registered with Discord already")]
        public static partial void Unchanged(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Error, "The commands could not be registered with Discord")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "The commands could not be registered with Discord yet; the next try is in {Seconds:0} s")]
        public static partial void FailedForNow(ILogger logger, double seconds, Exception exception);
    }
}
