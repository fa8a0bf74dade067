namespace KillBot.Domain.Feeds.Filters;

/// <summary>How a server can be named in a filter, beside its id.</summary>
/// <param name="DiscordId">The guild's snowflake; none for the default server.</param>
public readonly record struct FeedServer(string Name, long? DiscordId);
