namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>How a receiver took a delivery.</summary>
/// <param name="Status">The HTTP status; none without an answer.</param>
/// <param name="Failure">What went wrong where there is no answer, in words for the webhook's owner.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone, if it said so: a second to an hour.</param>
/// <param name="Duration">Until the end of the answer, or until it was given up.</param>
internal sealed record WebhookAnswer(int? Status, string? Failure, TimeSpan? RetryAfter, TimeSpan Duration)
{
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The receiver wants no more, ever.</summary>
    public bool IsGone => Status == 410;

    /// <summary>Why it has not arrived, in words for the owner.</summary>
    public string Error => Failure ?? (Status is >= 300 and <= 399
        ? $"The receiver answered with status {Status}. Redirects are not followed: set the address that it leads to."
        : $"The receiver answered with status {Status}.");
}
