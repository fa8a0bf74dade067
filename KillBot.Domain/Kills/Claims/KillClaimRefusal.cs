namespace KillBot.Domain.Kills.Claims;

/// <summary>An account that wants to be asked about no kills.</summary>
public sealed class KillClaimRefusal
{
    public required Guid UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
