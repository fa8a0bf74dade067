using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.Rest;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>All connections and sessions; answers what clients send.</summary>
internal sealed class GatewayHub(DiscordWorld world, Ledger ledger)
{
    private readonly List<GatewayConnection> _connections = [];
    private readonly List<GatewaySession> _sessions = [];
    private readonly Dictionary<int, DateTimeOffset> _identified = [];

    public string Url { get; set; } = "";

    public FakeDiscordOptions Options => world.Options;

    public bool AcknowledgesHeartbeats { get; set; } = true;

    public int SessionStartsLeft { get; private set; } = world.Options.SessionStartRemaining;

    public int Identifies { get; private set; }

    public int Resumes { get; private set; }

    /// <summary>Connections opened so far.</summary>
    public int Connects { get; private set; }

    public int Heartbeats { get; private set; }

    public int ResumesByResumeUrl { get; private set; }

    public IReadOnlyList<GatewayConnection> Connections => _connections;

    public IReadOnlyList<GatewaySession> Sessions => _sessions;

    public async Task RunAsync(WebSocket socket, Action abort, bool compress, bool usedResumeUrl, CancellationToken cancellation)
    {
        var connection = new GatewayConnection(this, socket, abort, compress, usedResumeUrl);
        lock (world.Gate)
        {
            _connections.Add(connection);
            Connects++;
            world.Changed.Signal();
        }

        await connection.RunAsync(cancellation);
    }

    public void Dispatch(ulong guild, GatewayIntent intent, string name, Func<JsonNode> data)
    {
        lock (world.Gate)
        {
            ForgetExpired();
            byte[]? bytes = null;
            foreach (var session in _sessions.Where(session => session.Wants(guild, intent)))
            {
                session.Send(name, bytes ??= GatewayPayload.Bytes(data()));
            }
        }
    }

    public void Receive(GatewayConnection connection, int op, JsonElement data)
    {
        lock (world.Gate)
        {
            switch (op)
            {
                case GatewayPayload.HeartbeatOp:
                    Heartbeat(connection, data);
                    break;
                case 2 when connection.Session is not null:
                    Refuse(connection, 4005, "Already authenticated.");
                    break;
                case 2:
                    Identify(connection, data);
                    break;
                case 6 when connection.Session is not null:
                    Refuse(connection, 4005, "Already authenticated.");
                    break;
                case 6:
                    Resume(connection, data);
                    break;
                case 3 or 4 or 8 or 31 when connection.Session is null:
                    Refuse(connection, 4003, "Not authenticated.");
                    break;
                case 3 or 4 or 31:
                    break;
                case 8:
                    SendMembers(connection.Session!, data);
                    break;
                default:
                    Refuse(connection, 4001, "Unknown opcode.");
                    break;
            }

            world.Changed.Signal();
        }
    }

    /// <summary>Closes for a mistake of the client's, which is remembered as a violation.</summary>
    public void Refuse(GatewayConnection connection, int code, string reason)
    {
        ledger.Violate("gateway", $"{code.ToString(CultureInfo.InvariantCulture)} {reason}");
        connection.Close(code, reason);
    }

    public void Leave(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            _connections.Remove(connection);
            connection.Session?.Detach(connection, world.Now);
            world.Changed.Signal();
        }
    }

    /// <summary>A client that closes with 1000 or 1001 gives its session up; returns what remains.</summary>
    public GatewaySession? Closed(GatewayConnection connection, WebSocketCloseStatus? status)
    {
        lock (world.Gate)
        {
            if (status is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable && connection.Session is { } session)
            {
                _sessions.Remove(session);
                return null;
            }

            return connection.Session;
        }
    }

    public void Expire(GatewaySession session)
    {
        _sessions.Remove(session);
        if (session.Connection is { } connection)
        {
            connection.Session = null;
        }
    }

    private void Heartbeat(GatewayConnection connection, JsonElement data)
    {
        Heartbeats++;
        if (connection.Session is { } session && data.ValueKind == JsonValueKind.Number && data.GetInt64() > session.Sequence)
        {
            Refuse(connection, 4007, "Invalid seq.");
        }
        else if (AcknowledgesHeartbeats)
        {
            connection.Send(GatewayPayload.Control(GatewayPayload.AckOp));
        }
    }

    private void Identify(GatewayConnection connection, JsonElement data)
    {
        var check = IdentifyCheck.Read(data, Options);
        if (check.CloseCode == 4004)
        {
            connection.Close(check.CloseCode, check.Reason);
            return;
        }

        if (check.CloseCode != 0)
        {
            Refuse(connection, check.CloseCode, check.Reason);
            return;
        }

        var key = check.Shard % Options.MaxConcurrency;
        if (_identified.TryGetValue(key, out var last) && world.Now - last < Options.IdentifyWindow)
        {
            connection.Send(GatewayPayload.Control(GatewayPayload.InvalidSessionOp, JsonValue.Create(false)));
            return;
        }

        if (SessionStartsLeft == 0)
        {
            // Discord resets the token of a bot that identifies too often.
            Refuse(connection, 4004, "Authentication failed.");
            return;
        }

        _identified[key] = world.Now;
        SessionStartsLeft--;
        Identifies++;
        var session = new GatewaySession(Convert.ToHexStringLower(BitConverter.GetBytes(world.NextId())), check.Shard, check.ShardCount, check.Intents);
        session.Attach(connection);
        connection.Session = session;
        _sessions.Add(session);
        var guilds = world.Guilds.Values.Where(guild => session.Wants(guild.Id, GatewayIntent.None)).ToList();
        session.Send("READY", GatewayPayload.Bytes(ReadyJson.Create(world, session, guilds, Url)));
        foreach (var guild in guilds.Where(guild => !guild.IsUnavailable && session.Wants(guild.Id, GatewayIntent.Guilds)))
        {
            session.Send("GUILD_CREATE", GatewayPayload.Bytes(guild.ToJson()));
        }
    }

    private void Resume(GatewayConnection connection, JsonElement data)
    {
        ForgetExpired();
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("token", out var token) || !data.TryGetProperty("session_id", out var id)
            || !data.TryGetProperty("seq", out var number) || !number.TryGetInt64(out var sequence))
        {
            Refuse(connection, 4002, "Error while decoding payload.");
            return;
        }

        if (token.GetString() is not { } text || !(text == Options.Token || text == $"Bot {Options.Token}"))
        {
            connection.Close(4004, "Authentication failed.");
            return;
        }

        var session = _sessions.Find(known => known.Id == id.GetString());
        if (session is null || (sequence <= session.Sequence && !session.CanReplayAfter(sequence)))
        {
            connection.Send(GatewayPayload.Control(GatewayPayload.InvalidSessionOp, JsonValue.Create(false)));
            return;
        }

        if (sequence > session.Sequence)
        {
            Refuse(connection, 4007, "Invalid seq.");
            return;
        }

        if (session.Connection is { } older)
        {
            older.Session = null;
            older.Close(4000, "Resumed elsewhere.");
        }

        session.Attach(connection);
        connection.Session = session;
        Resumes++;
        ResumesByResumeUrl += connection.UsedResumeUrl ? 1 : 0;
        session.ReplayAfter(sequence);
        session.Send("RESUMED", GatewayPayload.Bytes(new JsonObject { ["_trace"] = new JsonArray() }));
    }

    private void SendMembers(GatewaySession session, JsonElement data)
    {
        if (ulong.TryParse(data.GetProperty("guild_id").ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && world.Guilds.TryGetValue(id, out var guild))
        {
            session.Send("GUILD_MEMBERS_CHUNK", GatewayPayload.Bytes(new JsonObject
            {
                ["guild_id"] = id.ToString(CultureInfo.InvariantCulture),
                ["members"] = new JsonArray([.. guild.Members.Select(member => member.ToJson())]),
                ["chunk_index"] = 0,
                ["chunk_count"] = 1,
                ["nonce"] = data.TryGetProperty("nonce", out var nonce) ? nonce.ToString() : null,
            }));
        }
    }

    private void ForgetExpired() =>
        _sessions.RemoveAll(session => session.DisconnectedAt is { } since && world.Now - since > Options.SessionLifetime);
}
