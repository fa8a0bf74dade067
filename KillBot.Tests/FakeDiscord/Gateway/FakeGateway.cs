using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.Gateway;

namespace KillBot.Tests.FakeDiscord;

/// <summary>What a test sees of the gateway, and the faults it can order there.</summary>
public sealed class FakeGateway
{
    private readonly DiscordWorld _world;
    private readonly GatewayHub _hub;

    internal FakeGateway(DiscordWorld world, GatewayHub hub)
    {
        _world = world;
        _hub = hub;
    }

    /// <summary>Sessions that began with an identify.</summary>
    public int Identifies => Read(() => _hub.Identifies);

    public int Resumes => Read(() => _hub.Resumes);

    /// <summary>Resumes that came by the <c>resume_gateway_url</c>, as they should.</summary>
    public int ResumesByResumeUrl => Read(() => _hub.ResumesByResumeUrl);

    /// <summary>Connections opened so far.</summary>
    public int Connects => Read(() => _hub.Connects);

    public int Heartbeats => Read(() => _hub.Heartbeats);

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => Read(() => _hub.Connections.Count);

    public int SessionStartsLeft => Read(() => _hub.SessionStartsLeft);

    /// <summary>Intents of the sessions, for a test to hold them minimal.</summary>
    public IReadOnlyList<int> Intents => Read(() => _hub.Sessions.Select(session => (int)session.Intents).ToList());

    /// <summary>False lets heartbeats go unanswered, so that clients find a zombie connection.</summary>
    public bool AcknowledgesHeartbeats
    {
        get => Read(() => _hub.AcknowledgesHeartbeats);
        set
        {
            lock (_world.Gate)
            {
                _hub.AcknowledgesHeartbeats = value;
            }
        }
    }

    /// <summary>Waits until every recommended shard has a connected session.</summary>
    public Task WaitForReadyAsync(TimeSpan? timeout = null) => _world.WaitAsync(
        _world.Changed,
        () => IsReady() ? this : null,
        timeout ?? FakeDiscordServer.DefaultTimeout,
        () => $"a session per shard; {_hub.Sessions.Count} sessions, {_hub.Connections.Count} connections, {_hub.Identifies} identifies");

    /// <summary>Cuts every connection without a close frame.</summary>
    public void DropConnections() => Each(connection => connection.Drop());

    /// <summary>Asks for a reconnect (op 7).</summary>
    public void SendReconnect() => Each(connection => connection.Send(GatewayPayload.Control(GatewayPayload.ReconnectOp)));

    /// <summary>Asks for a heartbeat at once (op 1).</summary>
    public void RequestHeartbeat() => Each(connection => connection.Send(GatewayPayload.Control(GatewayPayload.HeartbeatOp)));

    /// <summary>Op 9; what is not resumable is forgotten.</summary>
    public void InvalidateSession(bool resumable)
    {
        Each(connection => connection.Send(GatewayPayload.Control(GatewayPayload.InvalidSessionOp, JsonValue.Create(resumable))));
        if (!resumable)
        {
            ExpireSessions();
        }
    }

    /// <summary>Closes every connection with a code; 4007 and 4009 end the sessions too.</summary>
    public void CloseWith(int code, string reason = "")
    {
        Each(connection => connection.Close(code, reason));
        if (code is 4007 or 4009)
        {
            ExpireSessions();
        }
    }

    /// <summary>Forgets all sessions: the next resume meets op 9.</summary>
    public void ExpireSessions()
    {
        lock (_world.Gate)
        {
            foreach (var session in _hub.Sessions.ToList())
            {
                _hub.Expire(session);
            }
        }
    }

    /// <summary>Sends any event to the sessions of shard 0.</summary>
    public void Dispatch(string name, JsonNode data) => _hub.Dispatch(0, GatewayIntent.None, name, () => data);

    private bool IsReady() => Enumerable.Range(0, _world.Options.Shards).All(shard =>
        _hub.Sessions.Any(session => session.IsConnected && (session.Shard == shard || session.ShardCount != _world.Options.Shards)));

    private void Each(Action<GatewayConnection> action)
    {
        lock (_world.Gate)
        {
            foreach (var connection in _hub.Connections.ToList())
            {
                action(connection);
            }
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_world.Gate)
        {
            return read();
        }
    }
}
