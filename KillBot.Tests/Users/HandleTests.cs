using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Users;

/// <summary>The Star Citizen handle of an account: claimed, renamed, merged.</summary>
public sealed class HandleTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task The_first_handle_claims_the_player_with_all_that_is_known_of_it()
    {
        var person = await Given.SignInAsync();
        var handle = Given.Name();
        var kill = await Given.KillAsync(handle, Given.Name());
        await person.Api.PutAsync(PathOf(person), new { privacyLevel = "SERVER" });

        var answer = await person.Api.PutAsync(PathOf(person), new { rsiHandle = handle.ToUpperInvariant() });

        Assert.Equal(handle.ToUpperInvariant(), answer.Text("rsiHandle"));
        Assert.Equal($"kill_{kill.Id:N}", Assert.Single(answer.Json.GetProperty("kills").EnumerateArray()).Text("id"));
        Assert.Equal(Privacy.Server, (await Given.PlayerAsync(handle)).Privacy);
    }

    [Fact]
    public async Task A_new_handle_makes_the_player_a_member_where_the_account_is()
    {
        var guild = (await Given.GuildAsync()).DiscordId!.Value;
        var person = await Given.MemberAsync(guild);
        var handle = Given.Name();

        Assert.Equal(HttpStatusCode.OK, (await person.Api.PutAsync(PathOf(person), new { rsiHandle = handle })).Status);

        var player = await Given.PlayerAsync(handle);
        Assert.Equal(person.User.Id, player.UserId);
        Assert.True(await App.ReadAsync(db => db.ServerMemberships.AnyAsync(membership => membership.PlayerId == player.Id)));
    }

    [Fact]
    public async Task A_renamed_player_keeps_id_kills_and_keys_and_is_found_by_the_old_name()
    {
        var person = await Given.SignInAsync();
        var tracker = await Given.TrackerAsync(owner: person.User.DiscordId);
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        var before = await Given.PlayerAsync(tracker.Player);
        var renamed = Given.Name("Renamed");

        var answer = await person.Api.PutAsync(PathOf(person), new { rsiHandle = renamed });

        Assert.Equal(renamed, answer.Text("rsiHandle"));
        Assert.Single(answer.Json.GetProperty("kills").EnumerateArray());
        Assert.Equal(before.Id, (await Given.PlayerAsync(renamed)).Id);
        using var anyone = App.Client();
        var byOldName = await anyone.GetAsync($"/api/users/{tracker.Player.ToUpperInvariant()}");
        Assert.Equal(renamed, byOldName.Text("rsiHandle"));
        Assert.Single((await anyone.GetAsync($"/api/kills/user/{tracker.Player}")).Json.GetProperty("kills").EnumerateArray());

        // The key works on, for reports that name either name and for those that name none.
        foreach (var killer in (string?[])[tracker.Player, renamed, null])
        {
            var report = await tracker.Api.PostKillAsync(new { killerId = killer, victimId = Given.Name() });
            Assert.Equal(HttpStatusCode.Created, report.Status);
        }

        Assert.Equal(4, (await App.Get<Domain.Stats.StatsQueries>().SumAsync([before.Id], CancellationToken.None)).Kills);
        Assert.False(await App.ReadAsync(db => db.Players.AnyAsync(player => player.NameKey == Player.KeyOf(tracker.Player))));
    }

    [Fact]
    public async Task Both_sides_of_a_fight_make_one_kill_whatever_name_they_know()
    {
        var person = await Given.SignInAsync();
        var (killer, victim) = (await Given.TrackerAsync(owner: person.User.DiscordId), await Given.TrackerAsync());
        var renamed = Given.Name("Renamed");
        await person.Api.PutAsync(PathOf(person), new { rsiHandle = renamed });

        var first = await killer.Api.PostKillAsync(new { victimId = victim.Player, weapon = "gun" });
        var otherSide = await victim.Api.PostKillAsync(new { killerId = killer.Player, victimId = victim.Player, weapon = "cannon" });
        var again = await killer.Api.PostKillAsync(new { killerId = killer.Player, victimId = victim.Player, weapon = "gun" });

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((HttpStatusCode.OK, first.Text("id")), (otherSide.Status, otherSide.Text("id")));
        Assert.Equal((HttpStatusCode.OK, first.Text("id")), (again.Status, again.Text("id")));
    }

    [Fact]
    public async Task Whoever_kills_a_former_name_of_their_own_has_no_kill()
    {
        var person = await Given.SignInAsync();
        var tracker = await Given.TrackerAsync(owner: person.User.DiscordId);
        await person.Api.PutAsync(PathOf(person), new { rsiHandle = Given.Name("Renamed") });

        var answer = await tracker.Api.PostKillAsync(new { victimId = tracker.Player, isSuicide = false, isPvP = true });

        Assert.True(answer.Json.GetProperty("isSuicide").GetBoolean());
        Assert.False(answer.Json.GetProperty("isPvP").GetBoolean());
    }

    [Fact]
    public async Task An_unclaimed_player_of_the_new_name_becomes_part_of_the_own()
    {
        var person = await Given.SignInAsync();
        var tracker = await Given.TrackerAsync(owner: person.User.DiscordId);
        var unclaimed = await Given.TrackerAsync();
        var victim = Given.Name();
        await tracker.Api.PostKillAsync(new { victimId = victim });
        await unclaimed.Api.PostKillAsync(new { victimId = Given.Name(), weapon = "gun" });
        await Given.KillAsync(victim, unclaimed.Player);
        await Given.KillAsync(unclaimed.Player, tracker.Player);
        var own = await Given.PlayerAsync(tracker.Player);

        var answer = await person.Api.PutAsync(PathOf(person), new { rsiHandle = unclaimed.Player });

        Assert.Equal(unclaimed.Player, answer.Text("rsiHandle"));
        Assert.Equal(own.Id, (await Given.PlayerAsync(unclaimed.Player)).Id);
        Assert.Equal(own.Id, (await Given.PlayerAsync(tracker.Player)).Id);
        var stats = await App.Get<Domain.Stats.StatsQueries>().SumAsync([own.Id], CancellationToken.None);
        // What one had done to the other is a death by one's own hand now.
        Assert.Equal((2, 2, 1), (stats.Kills, stats.Deaths, stats.Suicides));
        Assert.Equal(HttpStatusCode.Created, (await unclaimed.Api.PostKillAsync(new { victimId = Given.Name() })).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_handle_of_another_account_is_refused_also_a_former_one(bool isFormer)
    {
        var (owner, person) = (await Given.SignInAsync(), await Given.SignInAsync());
        var handle = (await Given.TrackerAsync(owner: owner.User.DiscordId)).Player;
        if (isFormer)
        {
            await owner.Api.PutAsync(PathOf(owner), new { rsiHandle = Given.Name("Renamed") });
        }

        var claimed = (await person.Api.PutAsync(PathOf(person), new { rsiHandle = handle, username = "New name" }))
            .AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");
        await person.Api.PutAsync(PathOf(person), new { rsiHandle = Given.Name() });
        var renamed = (await person.Api.PutAsync(PathOf(person), new { rsiHandle = handle }))
            .AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");

        Assert.Equal(claimed.Text("detail"), renamed.Text("detail"));
        Assert.Equal(person.User.Name, (await person.Api.GetAsync(PathOf(person))).Text("username"));
        Assert.Equal(owner.User.Id, (await Given.PlayerAsync(handle)).UserId);
    }

    [Fact]
    public async Task A_handle_changes_once_in_seven_days()
    {
        var (person, admin) = (await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        var (first, second, third) = (Given.Name(), Given.Name(), Given.Name());
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(person, first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(person, second)).Status);
        var changedAt = App.Clock.GetUtcNow();

        App.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        var renewed = await Given.SignInAsync(person.User.DiscordId);
        var refused = (await PutAsync(renewed, first)).AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");
        Assert.Contains(
            changedAt.AddDays(7).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            refused.Text("detail"),
            StringComparison.Ordinal);
        // Its case may change, and it may be sent again.
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(renewed, second.ToUpperInvariant())).Status);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first, (await PutAsync(renewed, first)).Text("rsiHandle"));

        var newAdmin = await Given.SignInAsync(admin.User.DiscordId);
        Assert.Equal(third, (await newAdmin.Api.PutAsync(PathOf(person), new { rsiHandle = third })).Text("rsiHandle"));
    }

    [Fact]
    public async Task Of_two_people_who_claim_one_handle_at_once_one_gets_it()
    {
        var handle = Given.Name();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Given.SignInAsync()));

        var answers = await Task.WhenAll(people.Select(person => PutAsync(person, handle)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    private static Task<ApiAnswer> PutAsync(SignedIn person, string handle) =>
        person.Api.PutAsync(PathOf(person), new { rsiHandle = handle });

    private static string PathOf(SignedIn person) => $"/api/users/user_{person.User.Id:N}";
}
