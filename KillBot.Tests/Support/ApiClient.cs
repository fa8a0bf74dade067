using System.Net;
using System.Text.Json;
using RestSharp;

namespace KillBot.Tests.Support;

/// <summary>Calls the API as a client would.</summary>
public sealed class ApiClient(HttpClient http, string? key = null) : IDisposable
{
    private readonly RestClient _rest = new(http, disposeHttpClient: true);

    public Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(Method.Get, path, null, headers);

    /// <summary>Posts an object as JSON, or a text as it is.</summary>
    public Task<ApiAnswer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(Method.Post, path, body, headers);

    /// <inheritdoc cref="PostAsync"/>
    public Task<ApiAnswer> PutAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(Method.Put, path, body, headers);

    public Task<ApiAnswer> PostKillAsync(object body, params (string Name, string Value)[] headers) =>
        PostAsync("/api/kills", body, headers);

    /// <summary>Ids of all kills of a list, page by page.</summary>
    public async Task<IReadOnlyList<string>> ReadAllPagesAsync(string path, int limit)
    {
        List<string> ids = [];
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            ids.AddRange(page.Json.GetProperty("kills").EnumerateArray().Select(kill => kill.Text("id")!));
            cursor = page.Json.Text("nextCursor");
        }
        while (cursor is not null);
        return ids;
    }

    public async Task<ApiAnswer> SendAsync(
        Method method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new RestRequest(path, method);
        if (key is not null)
        {
            request.AddHeader("Authorization", $"Bearer {key}");
        }

        foreach (var (name, value) in headers)
        {
            request.AddOrUpdateHeader(name, value);
        }

        if (body is not null)
        {
            request.AddStringBody(body as string ?? JsonSerializer.Serialize(body), DataFormat.Json);
        }

        return new ApiAnswer(await _rest.ExecuteAsync(request));
    }

    public void Dispose() => _rest.Dispose();
}
