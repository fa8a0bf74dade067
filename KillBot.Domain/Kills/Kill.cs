namespace KillBot.Domain.Kills;

/// <summary>
/// A recorded death: who died, and who or what did it. A suicide or an environmental death is a death of the victim and
/// nobody's kill.
/// </summary>
public sealed class Kill
{
    public required Guid Id { get; init; }

    public required string Game { get; init; }

    /// <summary>The killing player; none when an NPC or the environment did it.</summary>
    public Guid? KillerId { get; init; }

    /// <summary>The killer's name as reported.</summary>
    public string? KillerName { get; init; }

    /// <summary>The player who died; none when an NPC did.</summary>
    public Guid? VictimId { get; init; }

    /// <summary>The victim's name as reported.</summary>
    public required string VictimName { get; init; }

    public Guid ServerId { get; init; }

    /// <summary>As reported: a class name of the game or a display name.</summary>
    public string? Weapon { get; set; }

    /// <summary>As reported: a zone of the game or a display name.</summary>
    public string? Location { get; set; }

    public bool IsPvP { get; init; }

    public bool IsSuicide { get; init; }

    public bool IsEnvironmental { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset Timestamp { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>What the tracker sent along, a JSON text.</summary>
    public string? RawData { get; init; }

    /// <summary>Which sides have reported it.</summary>
    public KillReporters Reporters { get; set; }

    /// <summary>It was to be announced when it was recorded: no history that a tracker or an import caught up with.</summary>
    public bool IsNews { get; init; }

    /// <summary>Counts as a kill of the killer, and not only as a death.</summary>
    public bool CountsAsKill => KillerId is not null && !IsSuicide && !IsEnvironmental;
}
