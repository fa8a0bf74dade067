using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Registers the commands with Discord, globally and all at once, if they are not those registered last
/// (https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands).
/// </summary>
internal sealed partial class CommandRegistrar(
    IDiscordRest rest, InteractionRoutes routes, ILogger<CommandRegistrar> logger, ICommandHashStore? hashes = null)
{
    private int _isDone;

    /// <summary>
    /// Registers once per process. A failure is logged and tried again at the next READY: the commands registered
    /// before keep working. It never throws.
    /// </summary>
    public async Task RegisterOnceAsync(Snowflake applicationId, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isDone, 1) != 0)
        {
            return;
        }

        try
        {
            await RegisterAsync(applicationId, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref _isDone, 0);
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _isDone, 0);
            Log.Failed(logger, exception);
        }
    }

    private async Task RegisterAsync(Snowflake applicationId, CancellationToken cancellationToken)
    {
        var hash = CommandHash.Of(applicationId, routes.Definitions);
        if (hashes is not null && await hashes.LoadAsync(cancellationToken) == hash)
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Registered {Count} commands with Discord")]
        public static partial void Registered(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Debug, "The {Count} commands are registered with Discord already")]
        public static partial void Unchanged(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Error, "The commands could not be registered with Discord")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
