using System.Globalization;
using System.Net.Http.Json;

namespace KillBot.Benchmarks.Serving;

/// <summary>API keys of a server under test, each of a player of its own.</summary>
internal static class BenchKeys
{
    /// <param name="guild">The Discord id of the guild whose members the players are.</param>
    public static async Task<string[]> CreateAsync(Uri address, int count, ulong? guild = null)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        var path = string.Create(CultureInfo.InvariantCulture, $"{BenchEndpoints.Keys}?count={count}&guild={guild}");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
        using var response = await http.SendAsync(request, CancellationToken.None);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<string[]>() ?? [];
    }
}
