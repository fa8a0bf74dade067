namespace KillBot.Domain.Feeds;

/// <summary>What the router needs of a feed.</summary>
/// <param name="Destination">The channel, as <see cref="Notifications.Destination"/>'s text.</param>
internal sealed record FeedRoute(Guid Id, int Number, string Destination, TimeSpan Delay);
