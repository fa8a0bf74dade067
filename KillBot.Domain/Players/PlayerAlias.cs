namespace KillBot.Domain.Players;

/// <summary>A former name of a player: reports that name it mean this player still.</summary>
public sealed class PlayerAlias
{
    public required string Game { get; init; }

    /// <summary><see cref="Name"/> in lower case.</summary>
    public required string NameKey { get; init; }

    public required string Name { get; init; }

    public required Guid PlayerId { get; init; }

    /// <summary>When the player took another name.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
