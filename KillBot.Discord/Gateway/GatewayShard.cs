using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Gateway;

/// <summary>One shard: keeps a session alive over any number of connections.</summary>
internal sealed partial class GatewayShard(
    ShardIdentity identity,
    IdentifyGate gate,
    DiscordGateway gateway,
    GuildCache guilds,
    GatewayEventDispatcher dispatcher,
    TimeProvider time,
    GatewayTimings timings,
    ILogger logger)
{
    /// <summary>After so many failures in a row the session's own address may be the problem.</summary>
    private const int FailuresAtResumeUrl = 3;

    /// <summary>After so many failures in a row the session itself may be: a new one costs no more than another minute's wait.</summary>
    private const int FailuresOfSession = 6;

    private readonly ResumePoint _resume = new();
    private volatile Heartbeat? _heartbeat;
    private volatile GatewayState _state = GatewayState.Connecting;

    public int Id => identity.ShardId;

    public GatewayState State => _state;

    public TimeSpan? Latency => _heartbeat?.Latency;

    /// <summary>Runs until the token is cancelled, or until Discord refuses the bot for good: then returns its code.</summary>
    public async Task<GatewayCloseCode?> RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        TimeSpan? wait = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(wait ?? ReconnectDelay.After(failures, timings.Jitter()), time, cancellationToken);
            var end = await ConnectAsync(failures, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            if (end.Recovery == GatewayRecovery.GiveUp)
            {
                _state = GatewayState.Stopped;
                return end.Code;
            }

            _state = _state == GatewayState.Connecting ? GatewayState.Connecting : GatewayState.Reconnecting;
            failures = end.Held >= timings.Stable ? 1 : failures + 1;
            if (end.Recovery == GatewayRecovery.Identify || failures >= FailuresOfSession)
            {
                _resume.Forget();
            }

            // Discord's own wait is honoured the first time; whoever asks for it again and again is met with the backoff.
            wait = failures <= 1 ? end.Wait : Max(end.Wait, ReconnectDelay.After(failures, timings.Jitter()));
            Log.Reconnecting(logger, Id, end.Reason, _resume.CanResume);
        }

        _state = GatewayState.Stopped;
        return null;
    }

    private async Task<GatewaySessionEnd> ConnectAsync(int failures, CancellationToken cancellationToken)
    {
        try
        {
            using var start = _resume.CanResume ? null : await gate.EnterAsync(Id, cancellationToken);
            var url = failures < FailuresAtResumeUrl ? _resume.GatewayUrl ?? gate.GatewayUrl : gate.GatewayUrl;
            await using var connection = await GatewayConnection.OpenAsync(url, identity.UserAgent, time, timings, cancellationToken);
            var heartbeat = new Heartbeat(time);
            var session = new GatewaySession(connection, identity, _resume, heartbeat, OnDispatch, time, timings);
            _heartbeat = heartbeat;
            return await session.RunAsync(start, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !GatewayRefusal.IsFinal(exception))
        {
            Log.ConnectionFailed(logger, exception, Id);
            return new GatewaySessionEnd(GatewayRecovery.Resume, "the connection failed");
        }
        finally
        {
            _heartbeat = null;
        }
    }

    private void OnDispatch(GatewayEventKind kind, ReadOnlySpan<byte> data)
    {
        if (kind == GatewayEventKind.Ready)
        {
            OnReady(GatewayEventReader.ReadReady(data));
            return;
        }

        if (kind == GatewayEventKind.Resumed)
        {
            _state = GatewayState.Ready;
            gateway.ShardReady(ready: null);
            Log.Resumed(logger, Id);
        }

        try
        {
            if (GatewayEventReader.Read(kind, data) is { } gatewayEvent)
            {
                dispatcher.Post(guilds.Apply(gatewayEvent with { ShardId = Id, ReceivedAt = time.GetTimestamp() }));
            }
        }
        catch (Exception exception)
        {
            // One event that cannot be read is no reason to lose the others; a resume would only bring it again.
            Log.UnreadableEvent(logger, exception, kind);
        }
    }

    private void OnReady(ReadyData ready)
    {
        _resume.Begin(ready.SessionId, ready.ResumeGatewayUrl);
        Snowflake[] guildIds = [.. (ready.Guilds ?? []).Select(guild => guild.Id)];
        var left = guilds.Begin(ready.User.Id, guildIds, Id, identity.ShardCount);
        _state = GatewayState.Ready;
        gateway.ShardReady(ready);
        Log.Ready(logger, Id, ready.User.Username, guildIds.Length);
        dispatcher.Post(new Ready(ready.User, ready.Application?.Id, guildIds) { ShardId = Id });
        foreach (var guild in left)
        {
            dispatcher.Post(new GuildDelete(guild.Id, Unavailable: false, guild) { ShardId = Id });
        }
    }

    private static TimeSpan Max(TimeSpan? asked, TimeSpan backoff) => asked > backoff ? asked.Value : backoff;

    // Numbered apart from those of GatewayService, whose category this is.
    private static partial class Log
    {
        [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Shard {ShardId} is ready as {Username}, in {Guilds} guilds")]
        public static partial void Ready(ILogger logger, int shardId, string username, int guilds);

        [LoggerMessage(EventId = 12, Level = LogLevel.Information, Message = "Shard {ShardId} resumed its session")]
        public static partial void Resumed(ILogger logger, int shardId);

        [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "Shard {ShardId} reconnects: {Reason} (resume: {Resume})")]
        public static partial void Reconnecting(ILogger logger, int shardId, string reason, bool resume);

        [LoggerMessage(EventId = 14, Level = LogLevel.Warning, Message = "Shard {ShardId} could not connect")]
        public static partial void ConnectionFailed(ILogger logger, Exception exception, int shardId);

        [LoggerMessage(EventId = 15, Level = LogLevel.Warning, Message = "A {Event} event is not as documented and was skipped")]
        public static partial void UnreadableEvent(ILogger logger, Exception exception, GatewayEventKind @event);
    }
}
