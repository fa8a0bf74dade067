using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Looks into component trees: rows, sections, containers, labels.</summary>
internal static class ComponentSearch
{
    public static JsonElement? Find(JsonElement components, string customId)
    {
        foreach (var component in components.EnumerateArray())
        {
            if (component.TryGetProperty("custom_id", out var id) && id.GetString() == customId)
            {
                return component;
            }

            if (component.TryGetProperty("components", out var inner) && Find(inner, customId) is { } found)
            {
                return found;
            }

            if (component.TryGetProperty("accessory", out var accessory)
                && accessory.TryGetProperty("custom_id", out var accessoryId) && accessoryId.GetString() == customId)
            {
                return accessory;
            }
        }

        return null;
    }

    /// <summary>The value of a select: one of its own options (3), or the id of a user, role or channel.</summary>
    public static string Selection(JsonElement component, object value, OptionValues values)
    {
        if (component.GetProperty("type").GetInt32() != 3)
        {
            values.Resolve(value);
            return OptionValues.IdOf(value).ToString(CultureInfo.InvariantCulture);
        }

        var text = (string)value;
        return component.GetProperty("options").EnumerateArray().Any(option => option.GetProperty("value").GetString() == text)
            ? text
            : throw new ArgumentException($"The select has no option {text}.", nameof(value));
    }

    /// <summary>A modal as it is submitted: the same tree with the user's values; an input without one is empty.</summary>
    public static JsonArray Fill(JsonElement components, IReadOnlyList<(string CustomId, string Value)> inputs)
    {
        foreach (var (customId, _) in inputs)
        {
            _ = FindInput(components, customId) ?? throw new InvalidOperationException($"The modal has no input {customId}.");
        }

        return new JsonArray([.. components.EnumerateArray().Select(component => (JsonNode)Submitted(component, inputs))]);
    }

    private static JsonObject Submitted(JsonElement component, IReadOnlyList<(string CustomId, string Value)> inputs)
    {
        var json = new JsonObject { ["type"] = component.GetProperty("type").GetInt32(), ["id"] = 1 };
        if (component.TryGetProperty("components", out var inner))
        {
            json["components"] = new JsonArray([.. inner.EnumerateArray().Select(child => (JsonNode)Submitted(child, inputs))]);
        }
        else if (component.TryGetProperty("component", out var child))
        {
            json["component"] = Submitted(child, inputs);
        }
        else if (component.TryGetProperty("custom_id", out var id))
        {
            var value = inputs.FirstOrDefault(input => input.CustomId == id.GetString()).Value ?? "";
            json["custom_id"] = id.GetString();
            if (component.GetProperty("type").GetInt32() == 4)
            {
                json["value"] = value;
            }
            else
            {
                json["values"] = value.Length == 0 ? [] : new JsonArray(value);
            }
        }

        return json;
    }

    private static JsonElement? FindInput(JsonElement components, string customId)
    {
        foreach (var component in components.EnumerateArray())
        {
            if (component.TryGetProperty("component", out var child) && child.TryGetProperty("custom_id", out var id) && id.GetString() == customId)
            {
                return child;
            }
        }

        return Find(components, customId);
    }
}
