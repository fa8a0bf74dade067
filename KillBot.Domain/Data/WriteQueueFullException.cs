namespace KillBot.Domain.Data;

/// <summary>More writes are waiting than may wait. Nothing was written; the caller may try again soon.</summary>
public sealed class WriteQueueFullException() : Exception("The write queue is full. Try again in a moment.")
{
    /// <summary>When a new try makes sense.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
}
