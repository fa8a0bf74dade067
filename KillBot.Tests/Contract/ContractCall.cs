using System.Text.Json;
using System.Text.Json.Nodes;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Contract;

/// <summary>How an operation is called on a scene.</summary>
/// <param name="Path">With values for the document's parameters.</param>
internal sealed record ContractCall(ApiClient Api, string Path, JsonNode? Body = null)
{
    /// <summary>What the answer must look like where the document shows no example.</summary>
    public JsonElement? Expected { get; init; }

    /// <summary>Where the answer may have null: <c>kills[].victim.avatar</c>.</summary>
    public IReadOnlyCollection<string> Nullable { get; init; } = [];

    public static ContractCall Get(ApiClient api, string path) => new(api, path);

    /// <summary>Demands the body that another operation's example shows, or this JSON text.</summary>
    public ContractCall Expecting(string example) => this with
    {
        Expected = example.StartsWith('{') ? JsonDocument.Parse(example).RootElement : ContractEntry.Find(example).Response,
    };

    /// <summary>Calls the operation, and demands a success that looks like the example.</summary>
    public async Task AssertAnswersAsync(ContractEntry entry)
    {
        var answer = await Api.SendAsync(Enum.Parse<Method>(entry.Method, ignoreCase: true), Path, Body?.ToJsonString());

        Assert.True((int)answer.Status is >= 200 and < 300, $"{answer.Status}: {answer.Body}");
        if ((Expected ?? entry.Response) is { } example)
        {
            Assert.Equal("application/json", answer.ContentType);
            var differences = ContractShape.Differences(example, answer.Json, Nullable);
            Assert.True(differences.Count == 0, $"{string.Join(' ', differences)}\n{answer.Body}");
        }
    }

    public ContractCall Allowing(params string[] nullable) => this with { Nullable = nullable };
}
