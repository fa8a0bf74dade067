using KillBot.Domain.ApiKeys;

namespace KillBot.Domain.Kills;

/// <summary>A kill or death that somebody reports, checked and classified, ready to be recorded.</summary>
public sealed record NewKill
{
    public string Game { get; init; } = Games.StarCitizen;

    /// <summary>1 to 64 characters, an NPC's class up to 128; none when nobody did it.</summary>
    public string? KillerName { get; init; }

    public bool KillerIsNpc { get; init; }

    /// <summary>1 to 64 characters, an NPC's class up to 128.</summary>
    public required string VictimName { get; init; }

    public bool VictimIsNpc { get; init; }

    public string? Weapon { get; init; }

    public string? Location { get; init; }

    public bool IsPvP { get; init; }

    public bool IsSuicide { get; init; }

    public bool IsEnvironmental { get; init; }

    /// <summary>When it happened; none = when it is recorded.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>A known server.</summary>
    public Guid ServerId { get; init; }

    /// <summary>A JSON text.</summary>
    public string? RawData { get; init; }

    /// <summary>The tracker's own id of the event, unique among the events of its key.</summary>
    public string? EventId { get; init; }

    /// <summary>The key that reports it; none for an import by the operator.</summary>
    public ApiKeyIdentity? Reporter { get; init; }

    /// <summary>Whose tracker or log tells it.</summary>
    public string? ReporterName { get; init; }

    /// <summary>False for history that no feed should announce.</summary>
    public bool Announce { get; init; } = true;
}
