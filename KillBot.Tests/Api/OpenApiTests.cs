using System.Text.Json;
using System.Text.Json.Nodes;
using KillBot.Tests.Support;

namespace KillBot.Tests.Api;

/// <summary>The OpenAPI document is part of the contract: changes to it are seen in review.</summary>
public sealed class OpenApiTests(KillBotApp app) : AppTest(app)
{
    private const string Snapshot = "KillBot.Tests/Snapshots/openapi.v1.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public async Task The_document_is_the_reviewed_one()
    {
        var document = JsonNode.Parse(await ReadAsync())!;
        // The address it was asked at.
        document.AsObject().Remove("servers");
        var text = $"{document.ToJsonString(Indented)}\n";
        var path = Repository.PathOf(Snapshot);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(path, text);
        }

        Assert.True(
            await File.ReadAllTextAsync(path) == text, $"The API has changed. If it should, run the tests with UPDATE_SNAPSHOTS=1 and review {Snapshot}.");
    }

    private async Task<string> ReadAsync()
    {
        using var client = App.Client();
        return (await client.GetAsync("/openapi/v1.json")).Body;
    }
}
