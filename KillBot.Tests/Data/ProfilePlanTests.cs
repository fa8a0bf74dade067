using System.Text.RegularExpressions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Data;

/// <summary>Profiles and servers are found by index, however many players and kills there are.</summary>
public sealed partial class ProfilePlanTests
{
    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task Profiles_and_servers_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = (await app.Given.GuildAsync()).DiscordId!.Value;
        var (owner, fellow) = (await app.Given.MemberAsync(guild, 0x20), await app.Given.MemberAsync(guild));
        var tracker = await app.Given.TrackerAsync(owner: owner.User.DiscordId, guild: guild);
        await app.Given.KillAsync(tracker.Player, "Prey");
        await app.Given.KillAsync("Prey", tracker.Player);
        await owner.Api.PutAsync($"/api/users/{owner.User.DiscordId}", new { privacyLevel = "SERVER" });
        _queries.Clear();

        foreach (var path in (string[])
            [$"/api/users/{tracker.Player}", $"/api/users/{owner.User.DiscordId}", $"/api/users/user_{owner.User.Id:N}", "/api/users/Prey",
                $"/api/servers/{guild}?limit=1", $"/api/servers/{guild}/settings"])
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await fellow.Api.GetAsync(path)).Status);
        }

        Assert.True(_queries.Texts.Count > 10);
        Assert.All(_queries.Texts, text =>
        {
            var plan = RecordedQueries.PlanOf(app.ConnectionString, text);
            Assert.False(ScannedTable().IsMatch(plan), $"{text}\n{plan}");
        });
        app.Logs.AssertQuiet();
    }

    // k0 and the like are subqueries, which are read whole once they have been limited.
    [GeneratedRegex("SCAN [a-z]+$", RegexOptions.Multiline)]
    private static partial Regex ScannedTable();
}
