using System.Globalization;
using System.Text.Json;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Rules of message components that the schema cannot express (https://discord.com/developers/docs/components/reference).</summary>
internal static class ComponentLimits
{
    private const int MaxRows = 5;
    private const int Link = 5;

    public static void Check(JsonElement body, string path, int max, ValidationResult result)
    {
        if (!body.TryGetProperty("components", out var components) || components.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var place = ValidationResult.Join(path, "components");
        var rows = components.EnumerateArray().Count(component => TypeOf(component) == 1);
        if (rows > MaxRows && rows == components.GetArrayLength())
        {
            result.Add(place, "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {MaxRows} in length.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var count = Walk(components, place, ids, result);
        if (count > max)
        {
            result.Add(place, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"The total number of components cannot exceed {max}.");
        }
    }

    private static int Walk(JsonElement components, string path, HashSet<string> ids, ValidationResult result)
    {
        var count = 0;
        var index = 0;
        foreach (var component in components.EnumerateArray())
        {
            count++;
            var place = ValidationResult.Join(path, index++.ToString(CultureInfo.InvariantCulture));
            if (TypeOf(component) == 2)
            {
                CheckButton(component, place, result);
            }

            if (component.TryGetProperty("custom_id", out var id) && id.ValueKind == JsonValueKind.String && !ids.Add(id.GetString()!))
            {
                result.Add(ValidationResult.Join(place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
            }

            if (component.TryGetProperty("components", out var inner) && inner.ValueKind == JsonValueKind.Array)
            {
                count += Walk(inner, ValidationResult.Join(place, "components"), ids, result);
            }
        }

        return count;
    }

    private static void CheckButton(JsonElement button, string path, ValidationResult result)
    {
        var isLink = button.GetProperty("style").GetInt32() == Link;
        var needed = isLink ? "url" : "custom_id";
        var isPremium = button.GetProperty("style").GetInt32() == 6;
        if (!isPremium && !button.TryGetProperty(needed, out _))
        {
            result.Add(ValidationResult.Join(path, needed), "BASE_TYPE_REQUIRED", $"A {needed} is required");
        }

        if (!isPremium && !button.TryGetProperty("label", out _) && !button.TryGetProperty("emoji", out _))
        {
            result.Add(ValidationResult.Join(path, "label"), "BUTTON_COMPONENT_MISSING_LABEL_OR_EMOJI", "A label or emoji is required");
        }
    }

    private static int TypeOf(JsonElement component) => component.TryGetProperty("type", out var type) ? type.GetInt32() : 0;
}
