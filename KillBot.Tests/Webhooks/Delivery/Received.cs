using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>A request that a receiver got.</summary>
/// <param name="At">A timestamp of the system's clock.</param>
public sealed record Received(
    int Port, string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body, long At)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public JsonElement Data => Json.GetProperty("data");

    public string? Victim => Data.Text("victimName");

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
