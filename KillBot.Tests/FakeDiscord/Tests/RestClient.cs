using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>A plain HTTP client with the headers of a bot.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly string _base;

    public RestClient(FakeDiscordServer discord)
    {
        _base = discord.ApiBaseUrl.ToString();
        Http = _services.GetRequiredService<IHttpClientFactory>().CreateClient();
        Http.DefaultRequestHeaders.Add("User-Agent", "DiscordBot (https://example.org, 1.0)");
        Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {discord.Token}");
    }

    public HttpClient Http { get; }

    public async Task<(int Status, JsonElement Body, HttpResponseMessage Response)> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _base + path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var response = await Http.SendAsync(request);
        var body = response.Content.Headers.ContentLength is > 0 ? await response.Content.ReadFromJsonAsync<JsonElement>() : default;
        return ((int)response.StatusCode, body, response);
    }

    public Task<(int Status, JsonElement Body, HttpResponseMessage Response)> PostAsync(FakeChannel channel, string json) =>
        SendAsync("POST", $"/channels/{channel.Id}/messages", json);

    public void Dispose()
    {
        Http.Dispose();
        _services.Dispose();
    }
}
