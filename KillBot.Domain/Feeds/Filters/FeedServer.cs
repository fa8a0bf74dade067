namespace KillBot.Domain.Feeds.Filters;

/// <summary>How a server can be named in a filter, beside its id.</summary>
/// <param name="DiscordId">The guild's snowflake; none for the default server.</param>
/// <param name="IsClosed">Its kills are nobody else's business: feeds of other servers do not find it.</param>
public readonly record struct FeedServer(string Name, long? DiscordId, bool IsClosed = false);
