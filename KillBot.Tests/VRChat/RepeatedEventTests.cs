using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Several trackers in one instance tell the same; somebody who leaves and comes back has come back.</summary>
public sealed class RepeatedEventTests(KillBotApp app) : AppTest(app)
{
    private readonly string _user = Reporter.UserId();
    private readonly string _instance = Reporter.Instance();

    [Fact]
    public async Task What_two_trackers_see_is_one_event()
    {
        var (first, second) = await TwoAsync();

        Assert.Equal("aa", await first.TellAsync(Reporter.Join(10, _user), Reporter.Leave(60, _user)));
        Assert.Equal("dd", await second.TellAsync(Reporter.Join(14.9, _user), Reporter.Leave(55.2, _user)));

        Assert.Equal(2, (await first.HistoryAsync(_user)).Count);
        var visit = Assert.Single(await first.EncountersAsync(_user));
        Assert.Equal(Reporter.Start.AddSeconds(60), visit.GetProperty("leftAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_real_return_stays_whichever_tracker_tells_it()
    {
        var (first, second) = await TwoAsync();
        object[] Seen() => [Reporter.Join(10, _user), Reporter.Leave(12, _user), Reporter.Join(14, _user)];

        Assert.Equal("aaa", await first.TellAsync(Seen()));
        Assert.Equal("ddd", await second.TellAsync(Seen()));

        Assert.Equal(3, (await first.HistoryAsync(_user)).Count);
        Assert.Equal(2, (await first.EncountersAsync(_user)).Count);
    }

    [Fact]
    public async Task A_return_that_one_tracker_missed_is_news_from_the_other()
    {
        var (first, second) = await TwoAsync();

        Assert.Equal("a", await first.TellAsync(Reporter.Join(10, _user)));
        Assert.Equal("daa", await second.TellAsync(Reporter.Join(10, _user), Reporter.Leave(12, _user), Reporter.Join(14, _user)));

        Assert.Equal(2, (await first.EncountersAsync(_user)).Count);
    }

    [Fact]
    public async Task One_tracker_alone_repeats_nothing()
    {
        var (first, _) = await TwoAsync();

        Assert.Equal("aaa", await first.TellAsync(Reporter.Join(10, _user), Reporter.Leave(11, _user), Reporter.Join(11, _user)));
    }

    [Theory]
    [InlineData(5, "d")]
    [InlineData(5.01, "a")]
    [InlineData(-5, "d")]
    public async Task Five_seconds_apart_is_the_same(double distance, string expected)
    {
        var (first, second) = await TwoAsync();
        await first.TellAsync(Reporter.Leave(30, _user));

        Assert.Equal(expected, await second.TellAsync(Reporter.Leave(30 + distance, _user)));
    }

    [Fact]
    public async Task Another_person_another_kind_and_another_instance_are_no_repeats()
    {
        var (first, second) = await TwoAsync();
        var third = await Reporter.CreateAsync(Given);
        await third.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        await first.TellAsync(Reporter.Join(10, _user));

        Assert.Equal("aa", await second.TellAsync(Reporter.Join(10, Reporter.UserId()), Reporter.Leave(10, _user)));
        Assert.Equal("a", await third.TellAsync(Reporter.Join(10, _user)));
    }

    [Fact]
    public async Task Who_is_known_to_be_there_is_found_there()
    {
        var first = await Reporter.CreateAsync(Given);
        var second = await Reporter.CreateAsync(Given);
        await first.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(10, _user));

        Assert.Equal("ad", await second.TellAsync(Reporter.Arrive(600, _instance), Reporter.Present(601, _user)));

        Assert.Single(await first.EncountersAsync(_user));
        Assert.Single(await first.HistoryAsync(_user));
        // What a tracker told is there for its own session.
        var session = (await App.ReadAsync(async db => await Task.FromResult(db.VRChatActivity
            .Where(activity => activity.UserId == _user && activity.RepeatOf != null).Select(activity => activity.SessionId).Single())))!.Value;
        Assert.Single(await first.ReadAsync($"/api/session/{session:D}", "players"));
    }

    [Fact]
    public async Task What_another_tracker_tells_again_may_be_news_of_the_person()
    {
        var (first, second) = await TwoAsync();
        object Unnamed(string type, double second) => new { eventId = $"{type}{second}", type, timestamp = Reporter.Start.AddSeconds(second), userId = _user };
        await first.TellAsync(Unnamed("player_joined", 10));

        Assert.Equal("dd", await second.TellAsync(Reporter.Event("player_joined", 9, _user, name: "Named"), Unnamed("player_present", 600)));

        var user = (await first.Api.GetAsync($"/api/users/{_user}")).Json.GetProperty("user");
        Assert.Equal(("Named", "2026-01-01T11:10:00.000Z", "1"), (user.Text("displayName"), user.Text("lastSeen"), user.Text("timesEncountered")));
    }

    [Theory]
    [InlineData("player_present", 81, "ad", 1)]
    [InlineData("player_joined", 90, "aa", 2)]
    public async Task Who_stays_with_a_tracker_that_tells_late_has_not_left_with_the_other(string type, int second, string told, int visits)
    {
        var (first, late) = (await Reporter.CreateAsync(Given), await Reporter.CreateAsync(Given));
        await first.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(10, _user), Reporter.Depart(100));
        Assert.Equal(Reporter.Start.AddSeconds(100), (await first.EncountersAsync(_user))[0].GetProperty("leftAt").GetDateTimeOffset());

        Assert.Equal(told, await late.TellAsync(Reporter.Arrive(80, _instance), Reporter.Event(type, second, _user)));

        Assert.Null((await first.EncountersAsync(_user))[0].Text("leftAt"));
        await late.TellAsync(Reporter.Leave(300, _user));
        var encounters = await first.EncountersAsync(_user);
        Assert.Equal(visits, encounters.Count);
        Assert.Equal((Reporter.Start.AddSeconds(300), false), (
            encounters[0].GetProperty("leftAt").GetDateTimeOffset(), encounters[0].GetProperty("isEstimatedLeave").GetBoolean()));
    }

    [Fact]
    public async Task An_arrival_that_somebody_saw_makes_the_visit_exact()
    {
        var first = await Reporter.CreateAsync(Given);
        var second = await Reporter.CreateAsync(Given);
        await first.TellAsync(Reporter.Arrive(0, _instance), Reporter.Present(3, _user));

        Assert.Equal("ad", await second.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(1, _user)));

        var visit = Assert.Single(await first.EncountersAsync(_user));
        Assert.False(visit.GetProperty("isEstimatedJoin").GetBoolean());
        Assert.Equal(Reporter.Start.AddSeconds(1), visit.GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task Trackers_that_do_not_name_the_instance_are_not_taken_to_be_in_the_same()
    {
        var (first, second) = (await Reporter.CreateAsync(Given), await Reporter.CreateAsync(Given));
        var world = new { eventId = "w", type = "world_joined", timestamp = Reporter.Start, worldId = Reporter.WorldOf(_instance) };

        Assert.Equal("aa", await first.TellAsync(world, Reporter.Join(1, _user)));
        Assert.Equal("aa", await second.TellAsync(world, Reporter.Join(1, _user)));
    }

    private async Task<(Reporter First, Reporter Second)> TwoAsync()
    {
        var (first, second) = (await Reporter.CreateAsync(Given), await Reporter.CreateAsync(Given));
        await first.TellAsync(Reporter.Arrive(0, _instance));
        // The same instance, whatever else its location says.
        await second.TellAsync(Reporter.Arrive(1, $"{_instance}~nonce(5e1f)~unknown"));
        return (first, second);
    }
}
