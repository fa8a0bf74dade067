using System.Text.Json;
using KillBot.Domain.StarCitizen;

namespace KillBot.Domain.Kills;

/// <summary>The vehicle in which somebody died, from the details that a log or a tracker sent along.</summary>
public static class VictimShip
{
    private const string Property = "victimShip";

    /// <summary>Its class, known to <see cref="Catalog"/>; null when the details name none.</summary>
    /// <param name="details">A <see cref="Kill.RawData"/>.</param>
    public static string? Of(string? details)
    {
        // Most details come from trackers that know nothing of it.
        if (details is null || !details.Contains(Property, StringComparison.Ordinal))
        {
            return null;
        }

        return Read(details) is { } name && Catalog.Default.IsShip(name) ? InstanceId.Strip(name) : null;
    }

    private static string? Read(string details)
    {
        try
        {
            using var document = JsonDocument.Parse(details);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(Property, out var ship) && ship.ValueKind == JsonValueKind.String ? ship.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Details are whatever a tracker sends: half a surrogate pair in an escape is only noticed when the text is read.
            return null;
        }
    }
}
