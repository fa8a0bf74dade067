namespace KillBot.Domain.Notifications;

/// <summary>What happens, by the names that webhooks use.</summary>
public static class EventName
{
    /// <summary>The subject is the kill.</summary>
    public const string KillRecorded = "kill.recorded";

    /// <summary>The subject is the player; what is told is what holds when the message is composed.</summary>
    public const string StatsUpdated = "user.stats_updated";

    /// <summary>The subject is the publication, new each time.</summary>
    public const string LeaderboardPublished = "leaderboard.published";

    /// <summary>The subject is the board whose time has come. Webhooks are not told.</summary>
    public const string BoardDue = "board.due";

    /// <summary>The subject is the board whose period has ended. Webhooks are not told.</summary>
    public const string BoardFinal = "board.final";

    /// <summary>The subject is the pause, new each time.</summary>
    public const string FeedPaused = "feed.paused";

    /// <summary>The subject is the event, new each time.</summary>
    public const string VRChatPlayerJoined = "vrchat.player_joined";

    /// <inheritdoc cref="VRChatPlayerJoined"/>
    public const string VRChatPlayerLeft = "vrchat.player_left";

    /// <inheritdoc cref="VRChatPlayerJoined"/>
    public const string VRChatWorldChanged = "vrchat.world_changed";

    /// <summary>The subject is the event, new each time. Webhooks are not told.</summary>
    public const string VRChatStarted = "vrchat.started";

    /// <inheritdoc cref="VRChatStarted"/>
    public const string VRChatStopped = "vrchat.stopped";

    /// <summary>The subject is the live message; what it shows is what holds when it is sent. Webhooks are not told.</summary>
    public const string VRChatInstance = "vrchat.instance";

    /// <summary>The subject is the watch. Webhooks are not told.</summary>
    public const string VRChatWatched = "vrchat.watched";

    /// <summary>The subject is the webhook, whose owner wants to see whether it works. Nobody subscribes to it.</summary>
    public const string WebhookTest = "webhook.test";

    /// <summary>The subject is a webhook that KillBot has switched off. Its owner is told by direct message; webhooks are not.</summary>
    public const string WebhookDisabled = "webhook.disabled";

    /// <summary>
    /// The subject is the move, new each time: somebody else has proven what an account had claimed. Its owner is told by direct message;
    /// webhooks are not.
    /// </summary>
    public const string LinkMoved = "account.link_moved";
}
