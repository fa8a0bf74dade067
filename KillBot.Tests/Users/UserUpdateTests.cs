using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Users;

/// <summary>Who may change an account, and to what.</summary>
public sealed class UserUpdateTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_person_changes_name_and_privacy_at_once_for_all_players()
    {
        var person = await Given.SignInAsync();
        var main = await Given.TrackerAsync(owner: person.User.DiscordId);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Given.TrackerAsync(owner: person.User.DiscordId);
        App.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await person.Api.PutAsync(PathOf(person), new { username = " Ace of Spades ", privacyLevel = "private" });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("Ace of Spades", "PRIVATE", main.Player), (answer.Text("username"), answer.Text("privacyLevel"), answer.Text("rsiHandle")));
        Assert.NotEqual(answer.Text("createdAt"), answer.Text("updatedAt"));
        Assert.Equal(Privacy.Private, (await Given.PlayerAsync(main.Player)).Privacy);
        Assert.Equal(Privacy.Private, (await Given.PlayerAsync(second.Player)).Privacy);
        Assert.True((await App.ReadAsync(db => Task.FromResult(db.Users.Single(user => user.Id == person.User.Id)))).IsNameChosen);
        using var anyone = App.Client();
        (await anyone.GetAsync(PathOf(person))).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task What_is_left_out_stays()
    {
        var person = await Given.SignInAsync();
        var before = await person.Api.GetAsync(PathOf(person));

        var answer = await person.Api.PutAsync(PathOf(person), new { username = (string?)null });

        Assert.Equal(before.Body, answer.Body);
    }

    [Fact]
    public async Task Others_and_unknown_accounts_get_the_same_refusal()
    {
        var (person, other) = (await Given.SignInAsync(), await Given.SignInAsync());
        var unclaimed = await Given.TrackerAsync();
        List<string> bodies = [];
        foreach (var id in (string[])
            [$"user_{other.User.Id:N}", $"{other.User.DiscordId}", "Nobody-at-all", unclaimed.Player, "usr_nonsense", $"user_{Guid.Empty:N}"])
        {
            var refused = (await person.Api.PutAsync($"/api/users/{id}", new { username = "Ace" }))
                .AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
            bodies.Add(refused.Text("detail")!);
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task An_API_key_of_the_owner_is_not_enough_and_no_credentials_are_401()
    {
        var person = await Given.SignInAsync();
        var tracker = await Given.TrackerAsync(owner: person.User.DiscordId);
        using var anyone = App.Client();

        (await tracker.Api.PutAsync(PathOf(person), new { username = "Ace" }))
            .AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await anyone.PutAsync(PathOf(person), new { username = "Ace" })).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task An_administrator_changes_any_account()
    {
        var (person, admin) = (await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));

        var answer = await admin.Api.PutAsync(PathOf(person), new { username = "Renamed" });

        Assert.Equal("Renamed", answer.Text("username"));
        (await admin.Api.PutAsync("/api/users/Nobody-at-all", new { username = "X" })).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Theory]
    [InlineData("username", "")]
    [InlineData("username", "   ")]
    [InlineData("username", "123456789012345678901234567890123")]
    [InlineData("username", "a\nb")]
    [InlineData("username", "a\u202Eb")]
    [InlineData("username", "a\u200Bb")]
    [InlineData("username", "\u3164")]
    [InlineData("username", "a\u00A0b")]
    [InlineData("username", "unknown")]
    [InlineData("username", "A private player")]
    [InlineData("rsiHandle", "")]
    [InlineData("rsiHandle", "ab")]
    [InlineData("rsiHandle", "has space")]
    [InlineData("rsiHandle", "dotted.name")]
    [InlineData("rsiHandle", "\u0410ce")]
    [InlineData("rsiHandle", "1234567890123456789012345678901234567890123456789012345678901")]
    [InlineData("rsiHandle", "NONE")]
    [InlineData("rsiHandle", "Unknown")]
    [InlineData("rsiHandle", "GameRules")]
    [InlineData("rsiHandle", "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772")]
    [InlineData("privacyLevel", "")]
    [InlineData("privacyLevel", "1")]
    [InlineData("privacyLevel", "SECRET")]
    [InlineData("privacyLevel", "PUBLIC,PRIVATE")]
    public async Task Wrong_values_are_refused_by_field(string field, string value)
    {
        var person = await Given.SignInAsync();
        var before = await person.Api.GetAsync(PathOf(person));

        var answer = await person.Api.PutAsync(PathOf(person), new Dictionary<string, string> { [field] = value });

        answer.AssertInvalid(field);
        Assert.Equal(before.Body, (await person.Api.GetAsync(PathOf(person))).Body);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_nothing_is_changed()
    {
        var person = await Given.SignInAsync();

        (await person.Api.PutAsync(PathOf(person), new { username = "", rsiHandle = "x", privacyLevel = "?" }))
            .AssertInvalid("privacyLevel", "rsiHandle", "username");
        (await person.Api.PutAsync(PathOf(person), "{\"privacyLevel\":1}")).AssertInvalid("privacyLevel");
        (await person.Api.PutAsync(PathOf(person), "{")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await person.Api.PutAsync(PathOf(person), "{\"username\":\"\\ud800\"}")).AssertInvalid("username");
    }

    [Theory]
    [InlineData("Jos\u00E9 \u5929\u4F7F \uD83D\uDE80")]
    [InlineData("x")]
    [InlineData("12345678901234567890123456789012")]
    public async Task Names_may_be_in_any_script(string name)
    {
        var person = await Given.SignInAsync();

        Assert.Equal(name, (await person.Api.PutAsync(PathOf(person), new { username = name })).Text("username"));
    }

    private static string PathOf(SignedIn person) => $"/api/users/user_{person.User.Id:N}";
}
