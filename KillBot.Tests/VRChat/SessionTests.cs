using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.VRChat;

/// <summary>One session for each stay in a world, ended whatever happens to the client, and never longer than it was.</summary>
public sealed class SessionTests(KillBotApp app) : AppTest(app)
{
    private readonly string _user = Reporter.UserId();
    private readonly string _instance = Reporter.Instance();

    [Fact]
    public async Task A_session_is_a_stay()
    {
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(
            Reporter.Arrive(0, _instance), Reporter.Join(5, _user), Reporter.Depart(60), Reporter.Arrive(70, _instance), Reporter.Join(80, _user));

        var sessions = await SessionsAsync(_instance);

        Assert.Equal([(0, 60, false), (70, null, false)], sessions.Select(Seconds));
        Assert.All(sessions, session => Assert.Equal((4, 'a'), (session.Id.Version, session.Id.ToString("D")[19] is '8' or '9' or 'a' or 'b' ? 'a' : 'x')));
        Assert.Equal("Example World", sessions[0].WorldName);
    }

    [Fact]
    public async Task A_new_world_ends_the_session_that_nobody_ended()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var next = Reporter.Instance();

        await reporter.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(5, _user), Reporter.Arrive(60, next));

        Assert.Equal((0, 60, true), Seconds(Assert.Single(await SessionsAsync(_instance))));
        Assert.Equal((60, null, false), Seconds(Assert.Single(await SessionsAsync(next))));
        Assert.True(Assert.Single(await reporter.EncountersAsync(_user)).GetProperty("isEstimatedLeave").GetBoolean());
    }

    [Theory]
    [InlineData("vrchat_stopped", 90, false)]
    // The client crashed: the last that is known of it is the departure at 30.
    [InlineData("vrchat_started", 30, true)]
    public async Task A_client_that_ends_or_starts_anew_is_in_no_world(string type, int end, bool isEstimated)
    {
        var reporter = await Reporter.CreateAsync(Given);

        await reporter.TellAsync(Reporter.Arrive(0, _instance), Reporter.Leave(30, _user), Reporter.Event(type, 90));

        Assert.Equal((0, end, isEstimated), Seconds(Assert.Single(await SessionsAsync(_instance))));
        Assert.Equal("r", await reporter.TellAsync(Reporter.Join(100, _user)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_whose_log_fell_silent_has_an_estimated_end(bool isEstimated)
    {
        var tracker = new VRChatTracker(Guid.CreateVersion7(), "output_log", Server.DefaultId);
        VRChatEvent Told(int second, VRChatEventType type) => new($"{second}", type, Reporter.Start.AddSeconds(second), Location: _instance, IsEstimated: isEstimated);

        await App.Get<VRChatRecorder>().RecordAsync(tracker, [Told(0, VRChatEventType.WorldJoined), Told(60, VRChatEventType.VRChatStopped)]);

        Assert.Equal((0, 60, isEstimated), Seconds(Assert.Single(await SessionsAsync(_instance))));
    }

    [Fact]
    public async Task Somebody_who_comes_without_a_session_says_where()
    {
        var reporter = await Reporter.CreateAsync(Given);

        var answer = await reporter.PostAsync(
            Reporter.Join(1, _user), Reporter.Depart(2), Reporter.Event("player_joined", 3, _user, _instance), Reporter.Join(4, Reporter.UserId()));

        Assert.Equal("rraa", string.Concat(answer.Json.GetProperty("results").EnumerateArray().Select(result => result.Text("status")![0])));
        Assert.StartsWith("location: ", answer.Json.GetProperty("results")[0].Text("reason"), StringComparison.Ordinal);
        Assert.Equal((3, null, false), Seconds(Assert.Single(await SessionsAsync(_instance))));
    }

    [Fact]
    public async Task The_arrival_may_come_after_those_who_were_there()
    {
        var reporter = await Reporter.CreateAsync(Given);

        await reporter.TellAsync(Reporter.Event("player_present", 3, _user, _instance), Reporter.Arrive(2, _instance, "Named"), Reporter.Join(9, Reporter.UserId()));

        Assert.Equal("Named", Assert.Single(await SessionsAsync(_instance)).WorldName);
    }

    [Fact]
    public async Task What_comes_late_belongs_where_it_happened()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var (next, lost) = (Reporter.Instance(), Reporter.Instance());
        await reporter.TellAsync(Reporter.Arrive(100, _instance), Reporter.Arrive(200, next));

        Assert.Equal("aaaa", await reporter.TellAsync(
            Reporter.Join(150, _user), Reporter.Depart(190), Reporter.Arrive(20, lost), Reporter.Event("player_joined", 30, Reporter.UserId(), lost)));

        var first = Assert.Single(await SessionsAsync(_instance));
        Assert.Equal((100, 190, false), Seconds(first));
        Assert.Equal($"{first.Id:D}", await reporter.SessionOfAsync(_user));
        Assert.Equal((20, 100, true), Seconds(Assert.Single(await SessionsAsync(lost))));
        Assert.Equal((200, null, false), Seconds(Assert.Single(await SessionsAsync(next))));
    }

    [Fact]
    public async Task Two_clients_of_one_tracker_do_not_tear_each_others_sessions()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var other = Reporter.Instance();
        await reporter.TellAsync(Reporter.Arrive(0, _instance), Reporter.Arrive(10, other));

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("aa", await reporter.TellAsync(
                Reporter.Event("player_joined", 20 + i, Reporter.UserId(), _instance), Reporter.Event("player_joined", 20 + i, Reporter.UserId(), other)));
        }

        Assert.Equal((0, 24, true), Seconds(Assert.Single(await SessionsAsync(_instance))));
        Assert.Equal((10, null, false), Seconds(Assert.Single(await SessionsAsync(other))));
    }

    [Fact]
    public async Task A_tracker_that_slept_goes_on_where_it_was_without_saying_where()
    {
        using var own = new KillBotApp();
        var silent = await Reporter.CreateAsync(own.Given);
        var (other, gone) = (Reporter.UserId(), Reporter.UserId());
        await silent.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(100, gone), Reporter.Leave(200, gone), Reporter.Join(600, _user));
        own.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(1, await own.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None));

        Assert.Equal("a", await silent.TellAsync(Reporter.Join(7000, other)));

        Assert.Equal((0, null, false), Seconds(Assert.Single(await SessionsAsync(_instance, own))));
        // Who was there when it fell asleep still is; who had left has left.
        Assert.Equal(2, await own.ReadAsync(db => db.VRChatVisits.CountAsync(visit => visit.LeftAt == null)));
        Assert.Equal("200", await own.ReadAsync(async db => $"{((await db.VRChatVisits.SingleAsync(visit => visit.UserId == gone)).LeftAt!.Value - Reporter.Start).TotalSeconds}"));
        Assert.Single(await silent.EncountersAsync(_user));
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task What_ends_by_silence_lasted_as_long_as_the_last_tracker_was_there()
    {
        using var own = new KillBotApp();
        var (crashed, other) = (await Reporter.CreateAsync(own.Given), await Reporter.CreateAsync(own.Given));
        await crashed.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(10, _user));
        await other.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(11, _user), Reporter.Depart(900));
        own.Clock.Advance(TimeSpan.FromMinutes(121));

        await own.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None);

        var visit = Assert.Single(await crashed.EncountersAsync(_user));
        Assert.Equal(Reporter.Start.AddSeconds(900), visit.GetProperty("leftAt").GetDateTimeOffset());
        Assert.True(visit.GetProperty("isEstimatedLeave").GetBoolean());
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task What_is_told_late_of_a_stay_days_ago_ends_with_it()
    {
        const int Day = 86_400;
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(
            Reporter.Arrive(-Day, _instance), Reporter.Depart(100 - Day), Reporter.Arrive(0, _instance), Reporter.Join(10, _user));

        Assert.Equal("a", await reporter.TellAsync(Reporter.Join(10 - Day, _user)));

        var visits = await reporter.EncountersAsync(_user);
        Assert.Equal([null, $"{Reporter.Start.AddSeconds(100 - Day):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}"], visits.Select(visit => visit.Text("leftAt")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_departure_without_an_arrival_is_of_this_stay_and_not_of_one_days_ago(bool wasSeenLeaving)
    {
        const int Day = 86_400;
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(Reporter.Arrive(-Day, _instance), Reporter.Join(10 - Day, _user));
        await reporter.TellAsync(wasSeenLeaving ? [Reporter.Leave(100 - Day, _user), Reporter.Depart(100 - Day)] : [Reporter.Depart(100 - Day)]);

        await reporter.TellAsync(Reporter.Arrive(0, _instance), Reporter.Leave(60, _user));

        var visits = await reporter.EncountersAsync(_user);
        Assert.Equal(
            [(0, 60), (10 - Day, 100 - Day)],
            visits.Select(visit => (
                (int)(visit.GetProperty("timestamp").GetDateTimeOffset() - Reporter.Start).TotalSeconds,
                (int)(visit.GetProperty("leftAt").GetDateTimeOffset() - Reporter.Start).TotalSeconds)));
    }

    [Fact]
    public async Task A_tracker_that_is_silent_for_two_hours_has_left_at_its_last_sign_of_life()
    {
        using var own = new KillBotApp();
        var (silent, other) = (await Reporter.CreateAsync(own.Given), await Reporter.CreateAsync(own.Given));
        await silent.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(600, _user));
        await other.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        own.Clock.Advance(TimeSpan.FromMinutes(100));
        await other.TellAsync(Reporter.Join(700, Reporter.UserId()));
        Assert.Equal(0, await own.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None));

        own.Clock.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal(1, await own.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None));
        Assert.Equal(0, await own.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None));

        Assert.Equal((0, 600, true), Seconds(Assert.Single(await SessionsAsync(_instance, own))));
        var visit = Assert.Single(await silent.EncountersAsync(_user));
        Assert.Equal(Reporter.Start.AddSeconds(600), visit.GetProperty("leftAt").GetDateTimeOffset());
        Assert.True(visit.GetProperty("isEstimatedLeave").GetBoolean());

        // It was only asleep: the session goes on, and the departure is known after all.
        await silent.TellAsync(Reporter.Event("player_left", 7000, _user, _instance));
        Assert.Equal((0, null, false), Seconds(Assert.Single(await SessionsAsync(_instance, own))));
        visit = Assert.Single(await silent.EncountersAsync(_user));
        Assert.Equal(Reporter.Start.AddSeconds(7000), visit.GetProperty("leftAt").GetDateTimeOffset());
        Assert.False(visit.GetProperty("isEstimatedLeave").GetBoolean());
        own.Logs.AssertQuiet();
    }

    private static (int Start, int? End, bool IsEstimated) Seconds(VRChatSession session) => (
        (int)(session.StartedAt - Reporter.Start).TotalSeconds,
        session.EndedAt is { } end ? (int)(end - Reporter.Start).TotalSeconds : null,
        session.IsEstimatedEnd);

    private Task<List<VRChatSession>> SessionsAsync(string instance, KillBotApp? own = null) => (own ?? App).ReadAsync(
        db => db.VRChatSessions.Where(session => session.WorldId == Reporter.WorldOf(instance)).OrderBy(session => session.StartedAt).ToListAsync());
}
