using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Servers;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Webhooks;

/// <summary>Checks what people want of their webhooks.</summary>
internal sealed class WebhookIntake(VisibleServers servers, IOptions<WebhookOptions> options)
{
    private readonly Lazy<AllowedPorts> _ports = new(() => AllowedPorts.Of(options.Value));

    /// <summary>Makes the change that a request asks for; without use when there are errors.</summary>
    /// <param name="isNew">It has to name everything that a webhook cannot be without.</param>
    public async Task<WebhookChange> ReadAsync(
        WebhookUpdateRequest request, bool isNew, Caller caller, FieldErrors errors, CancellationToken cancellationToken)
    {
        CheckName(request.Name?.Trim(), isNew, errors);
        CheckUrl(request.Url, isNew, errors);
        CheckSecret(request.Secret.Value, errors);
        CheckRetries(request, errors);
        var scope = request.Scope is { } name ? WebhookScopeName.Read(name) : null;
        if (request.Scope is not null && scope is null)
        {
            errors.Add("scope", "It is servers or own.");
        }

        return new WebhookChange
        {
            Name = request.Name?.Trim(),
            Url = request.Url,
            Events = WebhookEventList.Read(request.Events, isNew, errors),
            Scope = scope,
            ChangesServer = request.ServerId.IsGiven,
            ServerId = request.ServerId.Value is { } serverId ? await FindServerAsync(serverId.Trim(), caller, errors, cancellationToken) : null,
            ChangesSecret = request.Secret.IsGiven,
            Secret = request.Secret.Value,
            Headers = WebhookHeaderList.Read(request.Headers, errors),
            MaxRetries = request.MaxRetries,
            RetryDelay = request.RetryDelay,
            BackoffMultiplier = request.BackoffMultiplier,
            IsActive = request.IsActive,
        };
    }

    private static void CheckName(string? name, bool isNew, FieldErrors errors)
    {
        if (name is null ? isNew : !WebhookLimits.IsName(name))
        {
            errors.Add("name", $"Send a name of 1 to {WebhookLimits.MaxNameLength} visible characters.");
        }
    }

    private void CheckUrl(string? url, bool isNew, FieldErrors errors)
    {
        if (url is not null && WebhookUrl.Check(url, _ports.Value, options.Value.AllowPrivateNetworks) is { } problem)
        {
            errors.Add("url", problem);
        }
        else if (url is null && isNew)
        {
            errors.Add("url", "Send the address that is to be told, such as: https://example.com/webhook");
        }
    }

    private static void CheckSecret(string? secret, FieldErrors errors)
    {
        if (secret is not null && !WebhookLimits.IsSecret(secret))
        {
            errors.Add("secret",
                $"It has 1 to {WebhookLimits.MaxSecretLength} characters without controls; after {WebhookLimits.EncodedSecretPrefix} it must be base64. "
                + "Leave it out for deliveries that are not signed.");
        }
    }

    private static void CheckRetries(WebhookUpdateRequest request, FieldErrors errors)
    {
        if (request.MaxRetries is < 0 or > WebhookLimits.MaxRetries)
        {
            errors.Add("maxRetries", $"It is a number from 0 to {WebhookLimits.MaxRetries}.");
        }

        if (request.RetryDelay is < WebhookLimits.MinRetryDelay or > WebhookLimits.MaxRetryDelay)
        {
            errors.Add("retryDelay", $"It is a number of milliseconds from {WebhookLimits.MinRetryDelay} to {WebhookLimits.MaxRetryDelay}.");
        }

        if (request.BackoffMultiplier is { } multiplier
            && !(multiplier is >= WebhookLimits.MinBackoffMultiplier and <= WebhookLimits.MaxBackoffMultiplier))
        {
            errors.Add("backoffMultiplier",
                FormattableString.Invariant($"It is a number from {WebhookLimits.MinBackoffMultiplier} to {WebhookLimits.MaxBackoffMultiplier}."));
        }
    }

    private async Task<Guid?> FindServerAsync(string id, Caller caller, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (id == PublicId.DefaultServer)
        {
            return Server.DefaultId;
        }

        switch (await servers.FindAsync(id, caller, cancellationToken))
        {
            case { IsMember: true } view:
                return view.Server.Id;
            case null:
                errors.Add("serverId", "There is no such server, or it is closed to you.");
                return null;
            default:
                errors.Forbid("serverId", "You do not belong to this server. Name one of yours, or leave it out.");
                return null;
        }
    }
}
