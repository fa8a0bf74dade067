namespace KillBot.Domain.Feeds;

/// <param name="Pause">What keeps the feed's channel from being posted to; none when it works.</param>
/// <param name="Waiting">How much waits to be posted for the feed.</param>
public sealed record FeedState(Feed Feed, ChannelPause? Pause, int Waiting);

/// <summary>Discord does not let the bot post to a channel.</summary>
/// <param name="Code">What is wrong, as the sender of the channel names it; none for pauses of versions that had no codes.</param>
/// <param name="Reason">The same in English.</param>
public sealed record ChannelPause(string? Code, string Reason, DateTimeOffset Since);
