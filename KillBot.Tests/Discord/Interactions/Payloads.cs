using System.Text.Json;
using KillBot.Discord.Interactions;

namespace KillBot.Tests.Discord.Interactions;

/// <summary>INTERACTION_CREATE payloads in the shapes of Discord's documentation.</summary>
internal static class Payloads
{
    private static long _lastId = 1_300_000_000_000_000_000;

    public static Interaction Parse(string json) => JsonSerializer.Deserialize(json, InteractionsJsonContext.Default.Interaction)!;

    /// <summary>A slash command in a guild.</summary>
    public static Interaction Command(string name, string options = "[]", string permissions = "0") =>
        InGuild(2, $$"""{"id":"900","name":"{{name}}","type":1,"options":{{options}} }""", permissions);

    public static Interaction Autocomplete(string name, string options, string permissions = "0") =>
        InGuild(4, $$"""{"id":"900","name":"{{name}}","type":1,"options":{{options}} }""", permissions);

    public static Interaction Button(string customId, string permissions = "0") =>
        InGuild(3, $$"""{"custom_id":"{{customId}}","component_type":2}""", permissions);

    public static Interaction Modal(string customId, string components = "[]") =>
        InGuild(5, $$"""{"custom_id":"{{customId}}","components":{{components}} }""", "0");

    public static Interaction CommandInDm(string name) => Parse($$"""
        {"id":"{{NextId()}}","application_id":"77","type":2,"token":"secret-token","version":1,"locale":"de","context":1,
         "channel_id":"12","user":{"id":"5","username":"mason"},"data":{"id":"900","name":"{{name}}","type":1} }
        """);

    private static Interaction InGuild(int type, string data, string permissions) => Parse($$"""
        {"id":"{{NextId()}}","application_id":"77","type":{{type}},"token":"secret-token","version":1,"guild_id":"10","channel_id":"11",
         "channel":{"id":"11","type":0,"name":"kills","permissions":"2048"},"context":0,"app_permissions":"2147483647",
         "locale":"de","guild_locale":"en-GB","entitlements":[],"authorizing_integration_owners":{"0":"10"},
         "member":{"user":{"id":"5","username":"mason","global_name":"Mason"},"nick":null,"roles":["20"],"permissions":"{{permissions}}",
         "joined_at":"2024-01-01T00:00:00+00:00","deaf":false,"mute":false,"flags":0},"data":{{data}} }
        """);

    private static long NextId() => Interlocked.Increment(ref _lastId);
}
