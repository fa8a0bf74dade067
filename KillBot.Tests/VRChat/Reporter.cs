using System.Net;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>A tracker of one VRChat client that reports over HTTP.</summary>
internal sealed class Reporter(ApiClient api, string trackerId)
{
    private const string Path = "/api/vrchat/events";

    /// <summary>An hour before the tests' clock.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 11, 0, 0, TimeSpan.Zero);

    public ApiClient Api => api;

    public static async Task<Reporter> CreateAsync(Given given, long? guild = null) =>
        new((await given.TrackerAsync(guild: guild)).Api, "pc");

    public static string UserId() => $"usr_{Guid.CreateVersion7():D}";

    /// <summary>An instance that nobody else is in.</summary>
    public static string Instance(string qualifiers = "~region(eu)") => $"wrld_{Guid.CreateVersion7():D}:12345{qualifiers}";

    public static string WorldOf(string instance) => instance[..instance.IndexOf(':', StringComparison.Ordinal)];

    public static object Event(
        string type, double second, string? user = null, string? location = null, string? worldName = null, string? name = null, string? id = null) => new
        {
            eventId = id ?? Guid.CreateVersion7().ToString(),
            type,
            timestamp = Start.AddSeconds(second),
            worldId = location is null ? null : WorldOf(location),
            worldName,
            location,
            userId = user,
            displayName = name ?? (user is null ? null : $"Name of {user[^4..]}"),
        };

    public static object Arrive(double second, string location, string name = "Example World") =>
        Event("world_joined", second, location: location, worldName: name);

    public static object Depart(double second) => Event("world_left", second);

    public static object Join(double second, string user) => Event("player_joined", second, user);

    public static object Leave(double second, string user) => Event("player_left", second, user);

    public static object Present(double second, string user) => Event("player_present", second, user);

    public Task<ApiAnswer> PostAsync(params object?[] events) => api.PostAsync(Path, new { trackerId, events });

    /// <summary>The first letters of what became of the events: <c>aadr</c>.</summary>
    public async Task<string> TellAsync(params object[] events)
    {
        var answer = await PostAsync(events);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return string.Concat(answer.Json.GetProperty("results").EnumerateArray().Select(result => result.Text("status")![0]));
    }

    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string path, string list)
    {
        var answer = await api.GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. answer.Json.GetProperty(list).EnumerateArray()];
    }

    public Task<IReadOnlyList<JsonElement>> HistoryAsync(string user) => ReadAsync($"/api/player/{user}", "history");

    public Task<IReadOnlyList<JsonElement>> EncountersAsync(string user) => ReadAsync($"/api/users/{user}", "encounters");

    /// <summary>The session in which somebody was met last.</summary>
    public async Task<string> SessionOfAsync(string user) => (await HistoryAsync(user))[0].Text("session_uuid")!;
}
