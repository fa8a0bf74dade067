namespace KillBot.Domain.PlaySessions;

/// <summary>A time that a player spent in the game, as one source tells it. Sessions of a player may overlap.</summary>
public sealed class PlaySession
{
    public required Guid PlayerId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last sign of the player so far; not before <see cref="StartedAt"/>.</summary>
    public required DateTimeOffset EndedAt { get; set; }
}
