using KillBot.Domain.Feeds;

namespace KillBot.Domain.Notifications;

/// <summary>How delivery to one destination stands.</summary>
/// <param name="Pause">Why nothing can be delivered; null while it works.</param>
/// <param name="Waiting">Events that are still to be told, without those that are kept back.</param>
/// <param name="WaitingSince">Since when the oldest of them waits.</param>
/// <param name="KeptBack">Events that a feed's delay keeps back.</param>
/// <param name="KeptBackUntil">When the first of them may be told.</param>
/// <param name="NextAttemptAt">When what has failed before is tried again; null when nothing has.</param>
/// <param name="Error">Why it failed, in English.</param>
/// <param name="Last">The last message that is done with; null for none within <see cref="OutboxRetention.KeepFor"/>.</param>
public sealed record ChannelDelivery(
    ChannelPause? Pause,
    int Waiting,
    DateTimeOffset? WaitingSince,
    int KeptBack,
    DateTimeOffset? KeptBackUntil,
    DateTimeOffset? NextAttemptAt,
    string? Error,
    FinishedMessage? Last);

/// <param name="Error">Why it was given up, in English; null when it arrived.</param>
public sealed record FinishedMessage(DateTimeOffset At, string? Error);
