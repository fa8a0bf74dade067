using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>What a VRChat tracker reports: made up here, sent to the real endpoint.</summary>
internal static class VRChatReports
{
    public static string UserId() => $"usr_{Guid.CreateVersion7():D}";

    /// <summary>An instance that nobody else is in.</summary>
    public static string Instance(string qualifiers = "~region(eu)") => $"wrld_{Guid.CreateVersion7():D}:12345{qualifiers}";

    public static object Arrive(string location, string world, int minutesAgo = 10) =>
        Event("world_joined", minutesAgo, location: location, world: world);

    public static object Join(string? user, string name, int minutesAgo = 5) => Event("player_joined", minutesAgo, user, name);

    public static object Present(string user, string name, int minutesAgo = 9) => Event("player_present", minutesAgo, user, name);

    public static object Leave(string user, string name, int minutesAgo = 1) => Event("player_left", minutesAgo, user, name);

    public static object Client(string type, int minutesAgo = 15) => Event(type, minutesAgo);

    /// <summary>Reports events that must all be taken, as new or as told by another tracker.</summary>
    public static async Task TellAsync(this Tracker tracker, params object[] events)
    {
        using var response = await tracker.PostAsync("/api/vrchat/events", new { trackerId = "pc", events });
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        Assert.Equal(0, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rejected").GetInt32());
    }

    private static object Event(
        string type, int minutesAgo, string? user = null, string? name = null, string? location = null, string? world = null) => new
        {
            eventId = Guid.CreateVersion7().ToString(),
            type,
            timestamp = TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo),
            worldName = world,
            location,
            userId = user,
            displayName = name,
        };
}
