using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>A player's kill tracker: it speaks the HTTP API with an API key.</summary>
internal sealed class Tracker : IDisposable
{
    private readonly HttpClient _http;

    public Tracker(Uri server, string key)
    {
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Reports a kill that the API must take as new.</summary>
    public Task KillAsync(string victim, string? weapon = null, string? location = null) =>
        ReportAsync(new { victimId = victim, weapon, location });

    /// <inheritdoc cref="KillAsync"/>
    public async Task<JsonElement> ReportAsync(object kill)
    {
        using var response = await _http.PostAsJsonAsync("/api/kills", kill);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Reports kills in one request; all must be taken as new.</summary>
    public async Task KillAllAsync(IEnumerable<string> victims)
    {
        using var response = await _http.PostAsJsonAsync(
            "/api/kills/batch", new { kills = victims.Select(victim => new { victimId = victim }) });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((0, 0), (answer.GetProperty("duplicate").GetInt32(), answer.GetProperty("rejected").GetInt32()));
    }

    /// <summary>Reports a kill and returns the answer, whatever it is.</summary>
    public async Task<HttpStatusCode> TryReportAsync(object kill)
    {
        using var response = await _http.PostAsJsonAsync("/api/kills", kill);
        return response.StatusCode;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public async Task<HttpStatusCode> GetStatusAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
