using KillBot.Api.Errors;
using KillBot.Domain.Webhooks;

namespace KillBot.Api.Webhooks;

/// <summary>Checks the headers that somebody adds to a webhook.</summary>
internal static class WebhookHeaderList
{
    /// <summary>Null where none are sent, and where something is wrong.</summary>
    public static IReadOnlyDictionary<string, string>? Read(IReadOnlyDictionary<string, string?>? headers, FieldErrors errors)
    {
        if (headers is null)
        {
            return null;
        }

        if (headers.Count > WebhookHeaders.MaxCount)
        {
            errors.Add("headers", $"At most {WebhookHeaders.MaxCount} headers can be added.");
            return null;
        }

        // Without the names, which may be anything.
        List<string> problems = [.. headers.Select(header => WebhookHeaders.Check(header.Key, header.Value)).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (headers.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() < headers.Count)
        {
            problems.Add("Name each header once, whatever its capitals.");
        }

        problems.ForEach(problem => errors.Add("headers", problem));
        return problems.Count > 0 ? null : headers.ToDictionary(header => header.Key, header => header.Value!, StringComparer.Ordinal);
    }
}
