namespace KillBot.Domain.Webhooks;

/// <summary>What an owner wants of a webhook, checked. Null leaves what is there, or the default of a new one.</summary>
public sealed class WebhookChange
{
    public string? Name { get; init; }

    public string? Url { get; init; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    public WebhookScope? Scope { get; init; }

    public bool ChangesServer { get; init; }

    /// <summary>Where <see cref="ChangesServer"/>: the one server that it is told of; none for all.</summary>
    public Guid? ServerId { get; init; }

    public bool ChangesSecret { get; init; }

    /// <summary>Where <see cref="ChangesSecret"/>: what deliveries are signed with; none for unsigned ones.</summary>
    public string? Secret { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public int? MaxRetries { get; init; }

    /// <summary>In milliseconds.</summary>
    public int? RetryDelay { get; init; }

    public double? BackoffMultiplier { get; init; }

    public bool? IsActive { get; init; }
}
