using KillBot.Api.Errors;
using KillBot.Domain.Webhooks;

namespace KillBot.Api.Webhooks;

/// <summary>Checks the events that a webhook is to be told of.</summary>
internal static class WebhookEventList
{
    /// <summary>Null where none are sent, and where something is wrong.</summary>
    public static IReadOnlyList<string>? Read(IReadOnlyList<string?>? events, bool isNew, FieldErrors errors)
    {
        if (events is null && !isNew)
        {
            return null;
        }

        if (events is not { Count: > 0 })
        {
            errors.Add("events", "Name at least one event of GET /api/webhooks/events.");
        }
        else if (!events.All(WebhookEvent.IsKnown))
        {
            errors.Add("events", $"An event is one of: {string.Join(", ", WebhookEvent.All.Select(known => known.Name))}.");
        }
        else if (events.Distinct(StringComparer.Ordinal).Count() < events.Count)
        {
            errors.Add("events", "Name each event once.");
        }
        else
        {
            return [.. events.Select(name => name!)];
        }

        return null;
    }
}
