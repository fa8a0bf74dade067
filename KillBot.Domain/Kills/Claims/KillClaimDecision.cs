namespace KillBot.Domain.Kills.Claims;

/// <summary>What the victim says.</summary>
public enum KillClaimAnswer
{
    /// <summary>It was so.</summary>
    Confirm,

    /// <summary>It was not so.</summary>
    Dispute,

    /// <summary>It was not so, and they want to be asked about no kills any more.</summary>
    DisputeForGood,
}

/// <summary>What an answer has led to.</summary>
/// <param name="Claim">As it is now; null where there is none.</param>
/// <param name="IsDecided">True if it was this answer that decided it.</param>
/// <param name="Kill">What was recorded.</param>
public sealed record KillClaimDecision(KillClaim? Claim, bool IsDecided, Kill? Kill);
