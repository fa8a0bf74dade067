namespace KillBot.Domain.Servers;

/// <summary>A channel as the gateway tells of it.</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Type">Discord's number of the type.</param>
/// <param name="Position">Discord's order.</param>
public sealed record GuildChannel(long Id, string Name, int Type, int Position);
