using System.Net;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.ApiKeys;

/// <summary><c>GET /api/api-keys</c> and <c>DELETE /api/api-keys/{id}</c></summary>
public sealed class ApiKeyListTests(KillBotApp app) : AppTest(app)
{
    private const string Path = "/api/api-keys";

    [Fact]
    public async Task A_list_tells_which_keys_work_and_when_they_were_used()
    {
        using var own = new KillBotApp();
        var person = await own.Given.SignInAsync();
        var used = await own.Given.TrackerAsync(owner: person.User.DiscordId);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        var expiring = await own.Given.TrackerAsync(owner: person.User.DiscordId, lifetime: TimeSpan.FromHours(1));
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        var revoked = await own.Given.TrackerAsync(owner: person.User.DiscordId);
        await own.Given.TrackerAsync(owner: await own.Given.UserAsync());
        await used.Api.PostKillAsync(new { victimId = Given.Name() });
        await person.Api.SendAsync(Method.Delete, IdOf(revoked));
        own.Clock.Advance(TimeSpan.FromHours(1));

        var keys = (await person.Api.GetAsync($"{Path}?userId={ApiKeyCreationTests.IdOf(person)}")).Json.EnumerateArray().ToList();

        Assert.Equal([used.Player, expiring.Player, revoked.Player], keys.Select(key => key.Text("playerName")!));
        Assert.Equal([true, false, false], keys.Select(key => key.GetProperty("isActive").GetBoolean()));
        Assert.Equal(["2026-01-01T12:00:02.000Z", null, null], keys.Select(key => key.Text("lastUsedAt")));
        Assert.Equal([null, "2026-01-01T13:00:01.000Z", null], keys.Select(key => key.Text("expiresAt")));
        Assert.All(keys, key => Assert.Equal(
            ["id", "name", "playerName", "isActive", "lastUsedAt", "expiresAt", "createdAt", "kind", "prefix"],
            key.EnumerateObject().Select(member => member.Name)));
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task An_account_is_known_by_a_former_name_of_its_player()
    {
        var person = await Given.SignInAsync();
        var tracker = await Given.TrackerAsync(owner: person.User.DiscordId);
        await person.Api.PutAsync($"/api/users/{person.User.DiscordId}", new { rsiHandle = Given.Name("Renamed") });

        var answer = await person.Api.GetAsync($"{Path}?userId={tracker.Player}");

        Assert.Equal($"key_{tracker.Created.Key.Id:N}", Assert.Single(answer.Json.EnumerateArray()).Text("id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?userId=")]
    [InlineData("?userId=%20")]
    public async Task A_list_needs_the_account(string query)
    {
        var person = await Given.SignInAsync();

        (await person.Api.GetAsync(Path + query)).AssertInvalid("userId");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_stays_revoked()
    {
        var person = await Given.SignInAsync();
        var key = await Given.TrackerAsync(owner: person.User.DiscordId);

        foreach (var body in (object?[])[null, new { userId = ApiKeyCreationTests.IdOf(person) }, new { }])
        {
            var answer = await person.Api.SendAsync(Method.Delete, IdOf(key), body);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.NotEmpty(answer.Text("message")!);
            (await key.Api.PostKillAsync(new { victimId = "Prey" })).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        }
    }

    [Fact]
    public async Task Keys_of_others_are_as_unknown_as_keys_that_do_not_exist()
    {
        var (person, other) = (await Given.SignInAsync(), await Given.SignInAsync());
        var (theirs, ownerless) = (await Given.TrackerAsync(owner: other.User.DiscordId), await Given.TrackerAsync());
        List<string> details = [];

        foreach (var path in (string[])[
            IdOf(theirs), IdOf(ownerless), $"{Path}/key_{Guid.CreateVersion7():N}", $"{Path}/key_123", $"{Path}/x", $"{Path}/{theirs.Created.Key.Id:N}"])
        {
            foreach (var body in (object?[])[null, new { userId = ApiKeyCreationTests.IdOf(person) }])
            {
                details.Add((await person.Api.SendAsync(Method.Delete, path, body)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND").Text("detail")!);
            }
        }

        Assert.Single(details.Distinct());
        Assert.Equal(HttpStatusCode.Created, (await theirs.Api.PostKillAsync(new { victimId = Given.Name() })).Status);
    }

    [Fact]
    public async Task An_administrator_revokes_any_key_and_not_the_wrong_one()
    {
        var (admin, other) = (await Given.SignInAsync(isAdmin: true), await Given.SignInAsync());
        var (theirs, ownerless) = (await Given.TrackerAsync(owner: other.User.DiscordId), await Given.TrackerAsync());

        (await admin.Api.SendAsync(Method.Delete, IdOf(theirs), new { userId = ApiKeyCreationTests.IdOf(admin) }))
            .AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal(
            HttpStatusCode.OK, (await admin.Api.SendAsync(Method.Delete, IdOf(theirs), new { userId = $"{other.User.DiscordId}" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Api.SendAsync(Method.Delete, IdOf(ownerless))).Status);
    }

    private static string IdOf(Tracker key) => $"{Path}/key_{key.Created.Key.Id:N}";
}
