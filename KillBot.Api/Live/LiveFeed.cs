using System.Data.Common;
using KillBot.Domain.Kills;
using KillBot.Domain.Live;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Api.Live;

/// <summary>Turns what was committed into messages, once for all listeners.</summary>
internal sealed partial class LiveFeed : BackgroundService
{
    /// <summary>More than a batch. When it is not enough, all listeners begin anew.</summary>
    private const int Capacity = 10_000;

    /// <summary>So many share a look at who may be shown.</summary>
    private const int Together = 500;

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    /// <summary>Kills that were under way when the feed began.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private readonly LiveSubscription _subscription;
    private readonly LiveClients _clients;
    private readonly LiveKills _kills;
    private readonly VRChatActivityQueries _activity;
    private readonly VRChatPresenceQueries _presences;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private VRChatPresence _presence = new(null, 0, false);
    private volatile LivePosition _position = new(0, Guid.Empty);

    public LiveFeed(
        LiveEventHub hub, LiveClients clients, LiveKills kills, VRChatActivityQueries activity, VRChatPresenceQueries presences,
        TimeProvider timeProvider, IHostApplicationLifetime lifetime, ILogger<LiveFeed> logger)
    {
        (_clients, _kills, _activity, _presences, _timeProvider, _logger) = (clients, kills, activity, presences, timeProvider, logger);
        _subscription = hub.Listen(Capacity);
        // Before the server waits for its connections to end.
        lifetime.ApplicationStopping.Register(clients.Stop);
    }

    /// <summary>What has been told so far.</summary>
    public LivePosition Position => _position;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = Guid.CreateVersion7(_timeProvider.GetUtcNow() - Overlap);
        _position = new LivePosition(await _activity.FindLastIdAsync(cancellationToken), now);
        _presence = await _presences.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _subscription.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var heartbeat = _timeProvider.CreateTimer(
            _ => _clients.Send(LiveMessage.Heartbeat), null, HeartbeatInterval, HeartbeatInterval);
        try
        {
            while (await _subscription.Events.WaitToReadAsync(stoppingToken))
            {
                await TellAsync(Take(), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }

    private List<LiveEvent> Take()
    {
        List<LiveEvent> events = [];
        while (events.Count < Together && _subscription.Events.TryRead(out var committed))
        {
            events.Add(committed);
        }

        return events;
    }

    private async Task TellAsync(List<LiveEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            if (_subscription.TakeLoss())
            {
                Log.Behind(_logger, Capacity);
                _clients.End(LiveEnding.Missed);
            }

            // Kills must not pay for a feed that nobody hears. Who joins now was not there when these were committed.
            Kill[] news = _clients.Want(LiveTopics.Kills)
                ? [.. events.OfType<LiveEvent.KillRecorded>().Select(recorded => recorded.Kill).Where(kill => kill.IsNews)]
                : [];
            var shown = await _kills.ShowAsync(news, cancellationToken);
            foreach (var committed in events)
            {
                switch (committed)
                {
                    case LiveEvent.ActivityRecorded(var activity, var session):
                        _position = _position with { Activity = activity.Id };
                        _clients.Send(LiveMessage.Log(new ListedActivity(activity, session), _position));
                        break;
                    case LiveEvent.KillRecorded(var kill) when shown.TryGetValue(kill, out var response):
                        _position = _position with { Kill = kill.Id };
                        _clients.Send(LiveMessage.Kill(kill, response, _position));
                        break;
                    case LiveEvent.KillRecorded({ IsNews: true } kill) when news.Length == 0:
                        _position = _position with { Kill = kill.Id };
                        break;
                }
            }

            if (events.Exists(committed => committed is not LiveEvent.KillRecorded))
            {
                TellChange(await _presences.ReadAsync(cancellationToken));
            }
        }
        catch (DbException exception)
        {
            Log.Unread(_logger, exception, events.Count);
            _clients.End(LiveEnding.Missed);
        }
    }

    private void TellChange(VRChatPresence now)
    {
        var before = _presence;
        _presence = now;
        if (now.IsRunning && !before.IsRunning)
        {
            _clients.Send(LiveMessage.VRChatStatus(true));
        }

        if (now.Session is { } session && session.Id != before.Session?.Id)
        {
            _clients.Send(LiveMessage.Session(session));
        }

        if (now.PlayerCount != before.PlayerCount)
        {
            _clients.Send(LiveMessage.PlayerCount(now.PlayerCount));
        }

        if (!now.IsRunning && before.IsRunning)
        {
            _clients.Send(LiveMessage.VRChatStatus(false));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error,
            Message = "The live feed cannot tell of {Count} events, and parts from its listeners: the database cannot be read.")]
        public static partial void Unread(ILogger logger, Exception exception, int count);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
            Message = "The live feed is more than {Count} events behind, and parts from its listeners, who begin anew.")]
        public static partial void Behind(ILogger logger, int count);
    }
}
