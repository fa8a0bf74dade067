namespace KillBot.Domain.Players;

/// <summary>A player belongs to a server: its feeds announce the player's kills and deaths.</summary>
public sealed class ServerMembership
{
    public required Guid PlayerId { get; init; }

    public required Guid ServerId { get; init; }
}
