namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Kinds of recommendations.</summary>
public enum RecommendationType
{
    /// <summary>Which weapon to stay with.</summary>
    Weapon,

    /// <summary>Whom to avoid or to study.</summary>
    Opponent,

    /// <summary>When to play.</summary>
    Time,

    /// <summary>Where to find fights.</summary>
    Place,

    /// <summary>What to practise.</summary>
    Practice,

    /// <summary>What to do when fights become fewer.</summary>
    Momentum,

    /// <summary>To stop for a while.</summary>
    Break,
}
