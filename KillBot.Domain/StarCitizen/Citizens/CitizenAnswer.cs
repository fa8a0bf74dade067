namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>What came of looking a citizen up.</summary>
public abstract record CitizenAnswer
{
    private CitizenAnswer()
    {
    }

    /// <param name="ReadAt">When the site was asked.</param>
    /// <param name="IsStale">The site could not be asked again, although it is time to.</param>
    public sealed record Found(Citizen Citizen, DateTimeOffset ReadAt, bool IsStale = false) : CitizenAnswer;

    /// <summary>The site knows nobody by this handle.</summary>
    public sealed record NotFound(DateTimeOffset ReadAt) : CitizenAnswer;

    /// <summary>The site did not answer, or not with a citizen's page.</summary>
    /// <param name="Reason">A sentence for the caller.</param>
    /// <param name="RetryAfter">How long the site wants to be left alone, if it said so.</param>
    /// <param name="WasAsked">False when it was left alone.</param>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null, bool WasAsked = true) : CitizenAnswer;
}
