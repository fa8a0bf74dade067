using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Where not everybody may join is not told, unless the server wants it; secrets are never stored.</summary>
public sealed class PrivateInstanceTests(KillBotApp app) : AppTest(app)
{
    private const string Owner = "usr_00000000-0000-4000-8000-00000000beef";
    private const string Group = "grp_00000000-0000-4000-8000-00000000cafe";

    [Theory]
    [InlineData("~region(eu)", true)]
    [InlineData($"~group({Group})~groupAccessType(public)~region(us)", true)]
    [InlineData($"~private({Owner})~region(eu)~nonce(5EC12E7)", false)]
    [InlineData($"~private({Owner})~canRequestInvite", false)]
    [InlineData($"~friends({Owner})", false)]
    [InlineData($"~hidden({Owner})~nonce(5EC12E7)", false)]
    [InlineData($"~group({Group})~groupAccessType(members)", false)]
    [InlineData($"~group({Group})~groupAccessType(plus)", false)]
    public async Task Only_open_instances_are_told(string qualifiers, bool isOpen)
    {
        var (instance, user) = (Reporter.Instance(qualifiers), Reporter.UserId());
        var reporter = await Reporter.CreateAsync(Given);

        await reporter.TellAsync(Reporter.Arrive(0, instance), Reporter.Join(1, user));

        var log = await LogOfAsync(reporter, instance);
        Assert.Equal(isOpen ? instance : $"{Reporter.WorldOf(instance)}:private", log);
        Assert.Empty(await StoredAsync(isOpen ? "5EC12E7" : "beef", instance));
    }

    [Fact]
    public async Task A_server_may_show_them_from_then_on_but_never_the_nonce()
    {
        var guild = await Given.GuildAsync();
        var manager = await Given.MemberAsync(guild.DiscordId!.Value, 0x20);
        var path = $"/api/servers/{guild.DiscordId}/settings";
        Assert.Equal("False", (await manager.Api.GetAsync(path)).Text("showPrivateInstances"));
        Assert.Equal("True", (await manager.Api.PutAsync(path, new { showPrivateInstances = true })).Text("showPrivateInstances"));
        Assert.Equal("True", (await manager.Api.PutAsync(path, new { prefix = "?" })).Text("showPrivateInstances"));
        var reporter = await Reporter.CreateAsync(Given, guild.DiscordId);
        var shown = Reporter.Instance($"~private({Owner})~region(eu)");

        await reporter.TellAsync(Reporter.Arrive(0, $"{shown}~nonce(5EC12E7)"));

        Assert.Equal(shown, await LogOfAsync(reporter, shown));
        var open = Reporter.Instance();
        await reporter.TellAsync(Reporter.Arrive(5, open));
        var otherGuild = await Given.GuildAsync();
        await (await Given.MemberAsync(otherGuild.DiscordId!.Value, 0x20)).Api.PutAsync($"/api/servers/{otherGuild.DiscordId}/settings", new { showPrivateInstances = true });
        var (other, elsewhere) = (await Reporter.CreateAsync(Given, otherGuild.DiscordId), Reporter.Instance($"~private({Owner})"));
        await other.TellAsync(Reporter.Arrive(6, elsewhere));
        Assert.Empty(await StoredAsync("5EC12E7", shown));
        Assert.Equal("False", (await manager.Api.PutAsync(path, new { showPrivateInstances = false })).Text("showPrivateInstances"));
        // What was shown is hidden with it.
        Assert.Equal($"{Reporter.WorldOf(shown)}:private", await LogOfAsync(reporter, shown));
        Assert.Equal(open, await LogOfAsync(reporter, open));
        Assert.Equal(elsewhere, await LogOfAsync(other, elsewhere));
        var hidden = Reporter.Instance($"~private({Owner})");
        await reporter.TellAsync(Reporter.Arrive(10, hidden));
        Assert.Equal($"{Reporter.WorldOf(hidden)}:private", await LogOfAsync(reporter, hidden));
    }

    private static async Task<string?> LogOfAsync(Reporter reporter, string instance) => Assert.Single(
        await reporter.ReadAsync("/api/logs?limit=1000", "logs"), log => log.Text("world_id") == Reporter.WorldOf(instance) && log.Text("table") == "world_activity")
        .Text("location");

    /// <summary>Rows about the world that hold a text anywhere.</summary>
    private Task<IReadOnlyList<string>> StoredAsync(string text, string instance) => Sql.LinesAsync(
        App.ConnectionString,
        $"""
        SELECT s.id FROM vrchat_sessions s JOIN vrchat_activity a ON a.session_id = s.id
        WHERE s.world_id = '{Reporter.WorldOf(instance)}'
            AND instr(coalesce(s.location, '') || s.world_name || a.event_id || coalesce(a.display_name, '') || hex(s.instance_key), '{text}')
        """);
}
