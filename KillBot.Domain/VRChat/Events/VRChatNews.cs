using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Data;
using KillBot.Domain.Live;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Watches;
using KillBot.Domain.Webhooks;

namespace KillBot.Domain.VRChat.Events;

/// <summary>
/// Tells what has been recorded. People and where they are concern the members of the tracker's server, and nobody else's webhooks and feeds.
/// </summary>
internal sealed class VRChatNews(WebhookRouter webhooks, VRChatFeeds feeds, WatchNews watches, LiveInstances live, LiveEventHub hub)
{
    /// <summary>What is older is history: a tracker that catches up must not flood anybody.</summary>
    public static readonly TimeSpan NewsAge = TimeSpan.FromDays(7);

    /// <param name="tracker">Who told.</param>
    /// <param name="session">None for a client's start and end.</param>
    public void Recorded(WriteTransaction transaction, VRChatTracker tracker, VRChatActivity activity, VRChatSession? session)
    {
        feeds.Tell(transaction, tracker, activity, session);
        if (session is not null)
        {
            watches.Tell(transaction, activity, session);
        }

        if (session is not null && IsNews(transaction, activity))
        {
            transaction.AfterCommit(() => hub.Publish(new LiveEvent.ActivityRecorded(activity, session)));
            TellMembers(transaction, activity, session);
        }
    }

    /// <summary>Another tracker had told it. That may have been one of another server, whose members alone know of it.</summary>
    public void Repeated(WriteTransaction transaction, VRChatTracker tracker, VRChatActivity activity, VRChatSession session)
    {
        feeds.Tell(transaction, tracker, activity, session);
        watches.Tell(transaction, activity, session);
        if (IsNews(transaction, activity))
        {
            TellMembers(transaction, activity, session);
        }
    }

    /// <summary>Tells that sessions, visits or trackers may be others than before.</summary>
    /// <param name="touched">The sessions that may be.</param>
    /// <param name="isNews">Something of it has happened just now.</param>
    public void Changed(WriteTransaction transaction, IReadOnlyCollection<VRChatSession> touched, bool isNews)
    {
        live.Refresh(transaction, touched, isNews);
        transaction.AfterCommit(() => hub.Publish(new LiveEvent.VRChatChanged()));
    }

    private static bool IsNews(WriteTransaction transaction, VRChatActivity activity) => transaction.Now - activity.Timestamp <= NewsAge;

    private void TellMembers(WriteTransaction transaction, VRChatActivity activity, VRChatSession session)
    {
        if (NameOf(activity.Type) is { } name && webhooks.HasMembers(transaction, session.ServerId, name)
            && (activity.RepeatOf is null || !transaction.HasServerHeard(activity, session.ServerId)))
        {
            webhooks.TellMembers(
                transaction, session.ServerId, name, Guid.CreateVersion7(transaction.Now), DataOf(activity, session));
        }
    }

    // Who was there before the tracker has not joined now.
    private static string? NameOf(VRChatEventType type) => type switch
    {
        VRChatEventType.PlayerJoined => EventName.VRChatPlayerJoined,
        VRChatEventType.PlayerLeft => EventName.VRChatPlayerLeft,
        VRChatEventType.WorldJoined => EventName.VRChatWorldChanged,
        _ => null,
    };

    private static string DataOf(VRChatActivity activity, VRChatSession session)
    {
        var sessionId = session.Id.ToString("D");
        return activity.Type == VRChatEventType.WorldJoined
            ? JsonSerializer.Serialize(
                new VRChatWorldData(session.WorldId, session.WorldName, sessionId, activity.Timestamp), VRChatNewsJson.Default.VRChatWorldData)
            : JsonSerializer.Serialize(
                new VRChatVisitData(session.WorldId, session.WorldName, activity.UserId, activity.DisplayName, sessionId, activity.Timestamp),
                VRChatNewsJson.Default.VRChatVisitData);
    }
}

/// <summary>The data of <c>vrchat.world_changed</c>.</summary>
internal sealed record VRChatWorldData(string? WorldId, string? WorldName, string SessionId, DateTimeOffset Timestamp);

/// <summary>The data of <c>vrchat.player_joined</c> and <c>vrchat.player_left</c>.</summary>
internal sealed record VRChatVisitData(
    string? WorldId, string? WorldName, string? UserId, string? DisplayName, string SessionId, DateTimeOffset Timestamp);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(VRChatWorldData))]
[JsonSerializable(typeof(VRChatVisitData))]
internal sealed partial class VRChatNewsJson : JsonSerializerContext;
