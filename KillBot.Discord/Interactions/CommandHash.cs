using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Discord.Interactions;

/// <summary>One number for everything that would be registered: SHA-256 over canonical JSON.</summary>
internal static class CommandHash
{
    public static string Of(Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> definitions)
    {
        IReadOnlyList<ApplicationCommandDefinition> ordered =
            [.. definitions.OrderBy(definition => definition.Type).ThenBy(definition => definition.Name, StringComparer.Ordinal)];
        var json = JsonSerializer.SerializeToNode(ordered, InteractionsJsonContext.Default.IReadOnlyListApplicationCommandDefinition);
        var document = new JsonObject { ["application_id"] = applicationId.ToString(), ["commands"] = Canonical(json) };

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            document.WriteTo(writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    // Localisations are dictionaries, whose order may differ from one run to the next. The order of options and choices counts.
    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
