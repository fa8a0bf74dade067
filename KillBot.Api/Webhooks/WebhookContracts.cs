using System.ComponentModel.DataAnnotations;
using KillBot.Api.Wire;
using KillBot.Domain.Webhooks;

namespace KillBot.Api.Webhooks;

/// <summary>A webhook to be made.</summary>
public sealed record WebhookRequest
{
    /// <summary>What it is for, 1 to 100 visible characters.</summary>
    [Required]
    [MaxLength(WebhookLimits.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>Where it goes: http or https, without user name and fragment, to the public internet.</summary>
    [Required]
    [MaxLength(WebhookUrl.MaxLength)]
    public string? Url { get; init; }

    /// <summary>Names of <c>GET /api/webhooks/events</c>, each once.</summary>
    [Required]
    [MinLength(1)]
    public IReadOnlyList<string?>? Events { get; init; }

    /// <summary>
    /// What deliveries are signed with, 1 to 200 characters; <c>whsec_</c> and base64 for keys of Standard Webhooks. Left out: they are not
    /// signed. It is never shown again.
    /// </summary>
    [MaxLength(WebhookLimits.MaxSecretLength)]
    public string? Secret { get; init; }

    /// <summary>How often a failed delivery is tried again, 0 to 10. Left out: 3.</summary>
    [Range(0, WebhookLimits.MaxRetries)]
    public int? MaxRetries { get; init; }

    /// <summary>Milliseconds before the first retry, 100 to 60000. Left out: 1000.</summary>
    [Range(WebhookLimits.MinRetryDelay, WebhookLimits.MaxRetryDelay)]
    public int? RetryDelay { get; init; }

    /// <summary>How many times longer each further delay is, 1 to 10. Left out: 2.</summary>
    [Range(WebhookLimits.MinBackoffMultiplier, WebhookLimits.MaxBackoffMultiplier)]
    public double? BackoffMultiplier { get; init; }

    /// <summary>Up to 10 headers of every request, with names of your own that begin with <c>X-</c>.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }

    /// <summary>
    /// <c>servers</c>: events of your players and of all servers that you belong to; <c>own</c>: of your players only. Left out:
    /// <c>servers</c>.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>The one server whose events it is told of: yours, or <c>default-server</c>. Left out: all.</summary>
    public string? ServerId { get; init; }

    internal WebhookUpdateRequest ToUpdate() => new()
    {
        Name = Name,
        Url = Url,
        Events = Events,
        Secret = new OptionalText(Secret is not null, Secret),
        MaxRetries = MaxRetries,
        RetryDelay = RetryDelay,
        BackoffMultiplier = BackoffMultiplier,
        Headers = Headers,
        Scope = Scope,
        ServerId = new OptionalText(ServerId is not null, ServerId),
    };
}

/// <summary>What of a webhook is to change. What is left out stays.</summary>
public sealed record WebhookUpdateRequest
{
    /// <inheritdoc cref="WebhookRequest.Name"/>
    [MaxLength(WebhookLimits.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>
    /// <c>false</c> switches it off and drops what waits for it; <c>true</c> switches it on again, also after KillBot has switched it
    /// off.
    /// </summary>
    public bool? IsActive { get; init; }

    /// <summary>All events that it is told of from now on. What waits of others is dropped.</summary>
    [MinLength(1)]
    public IReadOnlyList<string?>? Events { get; init; }

    /// <inheritdoc cref="WebhookRequest.Url"/>
    [MaxLength(WebhookUrl.MaxLength)]
    public string? Url { get; init; }

    /// <summary>As in <c>POST /api/webhooks</c>; null takes it away, so that deliveries are no longer signed.</summary>
    public OptionalText Secret { get; init; }

    /// <summary>How often a failed delivery is tried again, 0 to 10.</summary>
    [Range(0, WebhookLimits.MaxRetries)]
    public int? MaxRetries { get; init; }

    /// <summary>Milliseconds before the first retry, 100 to 60000.</summary>
    [Range(WebhookLimits.MinRetryDelay, WebhookLimits.MaxRetryDelay)]
    public int? RetryDelay { get; init; }

    /// <summary>How many times longer each further delay is, 1 to 10.</summary>
    [Range(WebhookLimits.MinBackoffMultiplier, WebhookLimits.MaxBackoffMultiplier)]
    public double? BackoffMultiplier { get; init; }

    /// <summary>All headers of your own; <c>{}</c> for none.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }

    /// <summary><c>servers</c> or <c>own</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>As in <c>POST /api/webhooks</c>; null for all servers.</summary>
    public OptionalText ServerId { get; init; }
}
