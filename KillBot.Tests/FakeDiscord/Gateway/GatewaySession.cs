namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>What survives a lost connection: sequence numbers and the events for a resume. Used under the server's lock.</summary>
internal sealed class GatewaySession(string id, int shard, int shardCount, GatewayIntent intents)
{
    private const int MaxReplay = 2_000;

    private readonly Queue<(long Sequence, byte[] Payload)> _replay = [];
    private GatewayConnection? _connection;

    public string Id { get; } = id;

    public int Shard { get; } = shard;

    public int ShardCount { get; } = shardCount;

    public GatewayIntent Intents { get; } = intents;

    public long Sequence { get; private set; }

    /// <summary>When the connection was lost; null while there is one.</summary>
    public DateTimeOffset? DisconnectedAt { get; private set; }

    public bool IsConnected => _connection is not null;

    public GatewayConnection? Connection => _connection;

    public bool Wants(ulong guild, GatewayIntent intent) =>
        (intent == GatewayIntent.None || (Intents & intent) != GatewayIntent.None) && (guild == 0 ? Shard == 0 : (int)((guild >> 22) % (ulong)ShardCount) == Shard);

    public void Attach(GatewayConnection connection)
    {
        _connection = connection;
        DisconnectedAt = null;
    }

    public void Detach(GatewayConnection connection, DateTimeOffset now)
    {
        if (_connection == connection)
        {
            _connection = null;
            DisconnectedAt = now;
        }
    }

    /// <summary>Gives the event its number, keeps it, and sends it when there is a connection.</summary>
    public void Send(string name, byte[] data)
    {
        Sequence++;
        var payload = GatewayPayload.Dispatch(name, Sequence, data);
        _replay.Enqueue((Sequence, payload));
        while (_replay.Count > MaxReplay)
        {
            _replay.Dequeue();
        }

        _connection?.Send(payload);
    }

    public bool CanReplayAfter(long sequence) =>
        sequence <= Sequence && (sequence == Sequence || (_replay.Count > 0 && _replay.Peek().Sequence <= sequence + 1));

    public void ReplayAfter(long sequence)
    {
        foreach (var (_, payload) in _replay.Where(item => item.Sequence > sequence))
        {
            _connection?.Send(payload);
        }
    }
}
