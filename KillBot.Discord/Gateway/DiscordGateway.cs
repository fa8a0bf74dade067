using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>
/// The bot's connection to Discord's gateway, all shards together (https://discord.com/developers/docs/events/gateway). It
/// is opened by the host; events go to every registered <see cref="IGatewayEventHandler"/>.
/// </summary>
public sealed class DiscordGateway
{
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IReadOnlyList<GatewayShard> _shards = [];
    private volatile User? _currentUser;
    private volatile string? _stopReason;
    private ulong _applicationId;

    /// <summary>The shards together: ready when all are.</summary>
    public GatewayState State
    {
        get
        {
            var shards = _shards;
            return _stopReason is not null ? GatewayState.Stopped
                : shards.Count > 0 && shards.All(shard => shard.State == GatewayState.Ready) ? GatewayState.Ready
                : _ready.Task.IsCompleted ? GatewayState.Reconnecting
                : GatewayState.Connecting;
        }
    }

    /// <summary>Why the gateway is stopped, and what the operator can do about it; null while it is not.</summary>
    public string? StopReason => _stopReason;

    /// <summary>Empty until Discord told the number of shards.</summary>
    public IReadOnlyList<GatewayShardStatus> Shards => [.. _shards.Select(shard => new GatewayShardStatus(shard.Id, shard.State, shard.Latency))];

    /// <summary>The bot itself; null until the first READY.</summary>
    public User? CurrentUser => _currentUser;

    /// <summary>The application that commands are registered for; null until the first READY.</summary>
    public Snowflake? ApplicationId => Volatile.Read(ref _applicationId) is > 0 and var id ? new Snowflake(id) : null;

    /// <summary>Waits until all shards were ready together for the first time.</summary>
    /// <exception cref="InvalidOperationException">The gateway has stopped; see <see cref="StopReason"/>.</exception>
    public async Task WaitForReadyAsync(CancellationToken cancellationToken)
    {
        if (!await _ready.Task.WaitAsync(cancellationToken) || _stopReason is not null)
        {
            throw new InvalidOperationException($"The gateway is stopped. {_stopReason}");
        }
    }

    internal void Begin(IReadOnlyList<GatewayShard> shards) => _shards = shards;

    internal void ShardReady(ReadyData? ready)
    {
        if (ready is not null)
        {
            _currentUser = ready.User;
            Volatile.Write(ref _applicationId, ready.Application?.Id.Value ?? 0);
        }

        if (_shards.All(shard => shard.State == GatewayState.Ready))
        {
            _ready.TrySetResult(true);
        }
    }

    /// <returns>False if it was stopped before: the reason was told already.</returns>
    internal bool Stop(string reason)
    {
        if (Interlocked.CompareExchange(ref _stopReason, reason, comparand: null) is not null)
        {
            return false;
        }

        _ready.TrySetResult(false);
        return true;
    }
}
