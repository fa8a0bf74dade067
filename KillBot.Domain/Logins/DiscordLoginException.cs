namespace KillBot.Domain.Logins;

/// <summary>Why Discord did not sign somebody in.</summary>
public enum DiscordLoginFailure
{
    /// <summary>The code is wrong, used up or too old, or does not let the account be read.</summary>
    Refused,

    /// <summary>Discord is down, slow or busy: the same may work later.</summary>
    Unavailable,

    /// <summary>Discord answered what it should not.</summary>
    Unreadable,

    /// <summary>Discord does not take the application's id or secret: only the operator can help.</summary>
    Misconfigured,
}

/// <summary>Discord did not sign somebody in. The message holds nothing secret.</summary>
public sealed class DiscordLoginException(DiscordLoginFailure failure, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public DiscordLoginFailure Failure { get; } = failure;

    /// <summary>When Discord wants to be asked again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
