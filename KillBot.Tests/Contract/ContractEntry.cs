using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.Contract;

/// <summary>An operation of the published API document, with its examples.</summary>
internal sealed record ContractEntry(string Method, string Path, JsonElement? Request, JsonElement? Response)
{
    private const string KillTrackers = "000_e4f5366444b34afb.txt";
    private const string VRChatMonitors = "004_70e1a05be7a9b451.txt";

    private static readonly Lazy<ILookup<string, ContractEntry>> BySource = new(() =>
        JsonDocument.Parse(File.ReadAllText("Fixtures/contract/endpoints.json")).RootElement.EnumerateArray()
            .ToLookup(entry => entry.GetProperty("source").GetString()!, From));

    public static IReadOnlyList<ContractEntry> All { get; } = [.. BySource.Value[KillTrackers]];

    /// <summary>Those of the other document, about VRChat.</summary>
    public static IReadOnlyList<ContractEntry> OfVRChat { get; } = [.. BySource.Value[VRChatMonitors]];

    public string Name => $"{Method} {Path}";

    public static ContractEntry Find(string name) => All.Single(entry => entry.Name == name);

    /// <summary>The example of a body, with other values for some of its fields.</summary>
    public JsonObject Body(params (string Name, JsonNode Value)[] other)
    {
        var body = JsonNode.Parse(Request!.Value.GetRawText())!.AsObject();
        foreach (var (name, value) in other)
        {
            body[name] = value;
        }

        return body;
    }

    private static ContractEntry From(JsonElement entry)
    {
        var responses = entry.GetProperty("responses");
        return new ContractEntry(
            entry.GetProperty("method").GetString()!,
            entry.GetProperty("path").GetString()!,
            entry.GetProperty("request") is { ValueKind: not JsonValueKind.Null } request ? request : null,
            responses.GetArrayLength() > 0 ? responses[0].GetProperty("body") : null);
    }
}
