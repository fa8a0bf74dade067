using KillBot.Domain.Kills;

namespace KillBot.Domain.Notifications;

/// <summary>A kill to announce, and which of its names may be said.</summary>
/// <param name="KillerIsPrivate">The killer is to be called "a private player".</param>
/// <param name="VictimIsPrivate">The victim is to be called "a private player".</param>
public sealed record KillNotification(Kill Kill, bool KillerIsPrivate, bool VictimIsPrivate)
{
    private const int NotableStep = 5;

    /// <summary>Weapon and place as they may be said.</summary>
    public KillTexts Texts { get; init; } = new(Kill.Weapon, Kill.Location);

    /// <summary>The class of the vehicle in which the victim died, where that is known and neither side is private: details tell what they like.</summary>
    public string? Ship => KillerIsPrivate || VictimIsPrivate ? null : VictimShip.Of(Kill.RawData);

    /// <summary>The killer's kills without a death in between, this one included; 0 where nobody asked.</summary>
    public int Streak { get; init; }

    /// <summary>The streak, when it is worth a word: every fifth kill.</summary>
    public int? NotableStreak => Streak > 0 && Streak % NotableStep == 0 ? Streak : null;
}
