using KillBot.Domain.Servers;
using KillBot.Domain.Text;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>
/// The server that the events of the logs belong to, whose settings say what may be stored: <see cref="VRChatLogOptions.ServerId"/>, and
/// <c>default-server</c> as long as that one is not known.
/// </summary>
/// <param name="serverId">Of the settings.</param>
internal sealed partial class VRChatLogServer(
    string serverId, ServerDirectory servers, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _soughtAt = DateTimeOffset.MinValue;
    private bool _isFound = serverId.Length == 0;
    private bool _hasWarned;

    public Guid Id { get; private set; } = Server.DefaultId;

    /// <summary>Looks for the server until it is found; servers are never deleted.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (_isFound || now - _soughtAt < Interval)
        {
            return;
        }

        Guid? id = PublicId.TryParseServer(serverId, out var parsed) ? parsed : null;
        long? guildId = PublicId.TryParseSnowflake(serverId, out var snowflake) ? snowflake : null;
        if (await servers.FindAsync(id, guildId, cancellationToken) is { } server)
        {
            (Id, _isFound) = (server.Id, true);
            if (_hasWarned)
            {
                Log.Found(logger, serverId, server.Name);
            }
        }
        else if (!_hasWarned)
        {
            _hasWarned = true;
            Log.Unknown(logger, serverId);
        }

        _soughtAt = now;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "VRChat:ServerId names {ServerId}, a server that KillBot does not know. What the logs tell is recorded for default-server until it does: "
                + "invite the bot there, or correct the setting and restart.")]
        public static partial void Unknown(ILogger logger, string serverId);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "VRChat:ServerId: {ServerId} is known now as {Name}. What the logs tell is recorded for it.")]
        public static partial void Found(ILogger logger, string serverId, string name);
    }
}
