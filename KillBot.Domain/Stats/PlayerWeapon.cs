namespace KillBot.Domain.Stats;

/// <summary>How often a player has killed with a weapon: written with each kill that names one.</summary>
public sealed class PlayerWeapon
{
    public required Guid PlayerId { get; init; }

    public required string Game { get; init; }

    /// <summary>As reported, without instance id: a class name of the game or a display name.</summary>
    public required string Weapon { get; init; }

    public int Kills { get; set; }
}
