using System.Net;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>One fight is one kill, however often and by whomever it is told.</summary>
public sealed class RepeatTests(KillBotApp app) : AppTest(app)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_idempotency_key_finds_the_first_kill()
    {
        var tracker = await Given.TrackerAsync();
        var first = await tracker.Api.PostKillAsync(new { victimId = Given.Name() }, ("Idempotency-Key", "abc"));

        var repeat = await tracker.Api.PostKillAsync(new { victimId = Given.Name() }, ("Idempotency-Key", "abc"));

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.OK, repeat.Status);
        Assert.Equal(first.Body, repeat.Body);
    }

    [Fact]
    public async Task An_event_id_finds_the_first_kill_whatever_the_header_says()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        var first = await PostAsync("header 1", "2026-01-01T10:00:00Z");

        var repeat = await PostAsync("header 2", "2026-01-01T11:00:00Z");

        Assert.Equal(HttpStatusCode.OK, repeat.Status);
        Assert.Equal(first.Text("id"), repeat.Text("id"));

        Task<ApiAnswer> PostAsync(string header, string timestamp) => tracker.Api.PostKillAsync(
            new { victimId = victim, eventId = "the event", timestamp }, ("Idempotency-Key", header));
    }

    [Fact]
    public async Task Event_ids_of_two_keys_have_nothing_to_do_with_each_other()
    {
        var (one, other) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        await one.Api.PostKillAsync(new { victimId = Given.Name(), eventId = "1" });

        var answer = await other.Api.PostKillAsync(new { victimId = Given.Name(), eventId = "1" });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData(2000, "same", true)]
    [InlineData(-2000, "SAME", true)]
    [InlineData(2001, "same", false)]
    [InlineData(1000, "other", false)]
    [InlineData(1000, null, false)]
    public async Task The_same_weapon_within_two_seconds_is_a_repeat(int milliseconds, string? weapon, bool isRepeat)
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        await PostAsync(Noon.AddHours(-1), "same");

        var answer = await PostAsync(Noon.AddHours(-1).AddMilliseconds(milliseconds), weapon);

        Assert.Equal(isRepeat ? HttpStatusCode.OK : HttpStatusCode.Created, answer.Status);

        Task<ApiAnswer> PostAsync(DateTimeOffset timestamp, string? weapon) =>
            tracker.Api.PostKillAsync(new { victimId = victim.ToUpperInvariant(), weapon, timestamp });
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(-10_000, true)]
    [InlineData(10_001, false)]
    public async Task Both_sides_tell_of_one_fight(int milliseconds, bool isOne)
    {
        var (killer, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        var first = await PostAsync(killer, Noon.AddHours(-1), "KLWE_LaserRepeater_S3", null);

        var second = await PostAsync(victim, Noon.AddHours(-1).AddMilliseconds(milliseconds), "Bulldog Repeater", "Daymar");
        var stats = await StatsOfAsync(killer.Player);

        Assert.Equal(isOne ? HttpStatusCode.OK : HttpStatusCode.Created, second.Status);
        Assert.Equal(isOne, first.Text("id") == second.Text("id"));
        Assert.Equal(isOne ? 1 : 2, stats.PvpKills);
        Assert.Equal(isOne ? 1 : 2, (await StatsOfAsync(victim.Player)).Deaths);
        if (isOne)
        {
            Assert.Equal("KLWE_LaserRepeater_S3", second.Text("weapon"));
            Assert.Equal("Daymar", second.Text("location"));
        }

        Task<ApiAnswer> PostAsync(Tracker tracker, DateTimeOffset timestamp, string weapon, string? location) =>
            tracker.Api.PostKillAsync(new { killerId = killer.Player, victimId = victim.Player, weapon, location, timestamp });
    }

    [Fact]
    public async Task What_one_side_sent_along_is_not_for_the_other()
    {
        var (killer, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        var fight = new { killerId = killer.Player, victimId = victim.Player, rawData = new { ship = "Gladius" } };
        await killer.Api.PostKillAsync(fight);

        var repeat = await killer.Api.PostKillAsync(fight);
        var other = await victim.Api.PostKillAsync(new { killerId = killer.Player, victimId = victim.Player });

        Assert.Equal("Gladius", repeat.Json.GetProperty("rawData").Text("ship"));
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, other.Json.GetProperty("rawData").ValueKind);
    }

    [Fact]
    public async Task Two_fights_of_one_pair_are_two_kills_when_both_sides_tell_both()
    {
        var (killer, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        foreach (var tracker in (Tracker[])[killer, victim])
        {
            foreach (var seconds in (int[])[0, 8])
            {
                await tracker.Api.PostKillAsync(new
                {
                    killerId = killer.Player,
                    victimId = victim.Player,
                    weapon = "gun",
                    timestamp = Noon.AddMinutes(-5).AddSeconds(seconds),
                });
            }
        }

        Assert.Equal(2, await Given.KillCountAsync(victim.Player));
        Assert.Equal(2, (await StatsOfAsync(killer.Player)).Kills);
    }

    [Fact]
    public async Task The_same_pair_the_other_way_round_is_another_kill()
    {
        var (one, other) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        await one.Api.PostKillAsync(new { victimId = other.Player });

        var answer = await other.Api.PostKillAsync(new { victimId = one.Player });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task Two_hundred_identical_reports_at_once_make_one_kill()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => tracker.Api.PostKillAsync(new { victimId = victim })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(199, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await Given.KillCountAsync(victim));
        Assert.Equal(1, (await StatsOfAsync(tracker.Player)).Kills);
    }

    [Fact]
    public async Task Both_sides_at_the_same_moment_make_one_kill()
    {
        var (killer, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? killer : victim).Api.PostKillAsync(
            new { killerId = killer.Player, victimId = victim.Player, weapon = i % 2 == 0 ? "behr_rifle" : "P4-AR" })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(1, await Given.KillCountAsync(victim.Player));
        Assert.Equal(1, (await StatsOfAsync(victim.Player)).Deaths);
    }

    private async Task<PlayerStats> StatsOfAsync(string player) => await App.Get<StatsQueries>().SumAsync(
        [(await Given.PlayerAsync(player)).Id], CancellationToken.None);
}
