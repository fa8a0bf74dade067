using KillBot.Domain.VRChat.Login;
using KillBot.Domain.VRChat.Profiles;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.FakeVRChat;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.VRChat;

/// <summary>Profiles of people who were met, asked for in the background.</summary>
public sealed class VRChatProfileFetcherTests : IAsyncLifetime
{
    private VRChatApp _own = null!;

    /// <summary>At work only when a test says so.</summary>
    private VRChatProfileFetcher Fetcher => ActivatorUtilities.CreateInstance<VRChatProfileFetcher>(_own.App.Services);

    public async Task InitializeAsync() => _own = await VRChatApp.StartAsync();

    public async Task DisposeAsync()
    {
        _own.App.Logs.AssertQuiet();
        Assert.Empty(_own.VRChat.Violations);
        await _own.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_who_was_met_is_asked_for_once_who_was_seen_last_first()
    {
        var users = new List<FakeVRChatUser>();
        for (var i = 0; i < 5; i++)
        {
            users.Add(await MetAsync($"User {i}", lastSeen: TimeSpan.FromMinutes(i)));
        }

        await _own.SignedInAsync();
        foreach (var user in users)
        {
            Assert.Equal(TimeSpan.Zero, await Fetcher.FetchNextAsync(CancellationToken.None));
            Assert.Equal(user.DisplayName, await NameOfAsync(user));
        }

        Assert.NotEqual(TimeSpan.Zero, await Fetcher.FetchNextAsync(CancellationToken.None));
        Assert.Equal(users.Select(user => user.Id), AskedFor);
    }

    [Fact]
    public async Task It_goes_on_by_itself_one_at_a_time()
    {
        await using var running = await VRChatApp.StartAsync(hasBackground: true);
        var (first, second) = (running.VRChat.AddUser("First"), running.VRChat.AddUser("Second"));
        await MeetAsync(running, first.Id, TimeSpan.Zero);
        await MeetAsync(running, second.Id, TimeSpan.FromMinutes(1));
        await running.SignedInAsync();

        // It rests for half a minute after it found nobody signed in.
        await Eventually.HoldsAsync(
            () =>
            {
                running.App.Clock.Advance(Count(running) == 0 ? TimeSpan.FromSeconds(3) : TimeSpan.Zero);
                return IsStoredAsync(running, first).GetAwaiter().GetResult();
            },
            "The first is asked for.");
        Assert.Equal(0, running.VRChat.Count("GET", $"/users/{second.Id}"));
        await Eventually.HoldsAsync(
            () =>
            {
                running.App.Clock.Advance(running.VRChat.Count("GET", $"/users/{second.Id}") == 0 ? TimeSpan.FromSeconds(3) : TimeSpan.Zero);
                return IsStoredAsync(running, second).GetAwaiter().GetResult();
            },
            "The second is asked for.");
        running.App.Logs.AssertQuiet();

        static int Count(VRChatApp app) => app.VRChat.Requests.Count(request => request.Path.StartsWith("/users/", StringComparison.Ordinal));
        static Task<bool> IsStoredAsync(VRChatApp app, FakeVRChatUser user) =>
            app.App.ReadAsync(db => db.VRChatUsers.AnyAsync(u => u.Id == user.Id && u.DisplayName == user.DisplayName));
    }

    [Fact]
    public async Task Nobody_is_asked_for_without_a_login_or_with_one_in_doubt()
    {
        await MetAsync("User");

        Assert.NotEqual(TimeSpan.Zero, await Fetcher.FetchNextAsync(CancellationToken.None));
        await _own.SignedInAsync();
        _own.VRChat.EndSessions();
        await _own.App.Get<VRChatLogin>().ValidateAsync(CancellationToken.None);
        Assert.NotEqual(TimeSpan.Zero, await Fetcher.FetchNextAsync(CancellationToken.None));

        Assert.Empty(AskedFor);
    }

    [Fact]
    public async Task Whom_VRChat_does_not_show_is_not_asked_for_again()
    {
        var hidden = await MetAsync("Hidden");
        hidden.IsHidden = true;
        await MeetAsync("usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469", TimeSpan.FromMinutes(1));
        await MeetAsync("../auth/user", TimeSpan.FromMinutes(2));
        await _own.SignedInAsync();

        for (var i = 0; i < 5; i++)
        {
            await Fetcher.FetchNextAsync(CancellationToken.None);
            _own.App.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal([hidden.Id, "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469"], AskedFor);
    }

    [Fact]
    public async Task A_limit_or_a_fault_of_VRChat_makes_it_rest_and_nobody_is_forgotten()
    {
        var user = await MetAsync("User");
        await _own.SignedInAsync();
        _own.VRChat.Faults.Add(Fault.RateLimit(TimeSpan.FromMinutes(20)), request => request.Path.StartsWith("/users/", StringComparison.Ordinal));

        Assert.Equal(TimeSpan.FromMinutes(20), await Fetcher.FetchNextAsync(CancellationToken.None));
        _own.App.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(TimeSpan.Zero, await Fetcher.FetchNextAsync(CancellationToken.None));

        Assert.Equal([user.Id, user.Id], AskedFor);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Whose_profile_VRChat_cannot_tell_keeps_nobody_waiting_and_is_asked_for_again(int status)
    {
        var broken = await MetAsync("Broken");
        var other = await MetAsync("Other", lastSeen: TimeSpan.FromMinutes(5));
        await _own.SignedInAsync();
        var injected = _own.VRChat.Faults.Add(
            Fault.Page(status, "<html>"), request => request.Path.EndsWith(broken.Id, StringComparison.Ordinal), times: null);
        using var fetcher = Fetcher;

        Assert.NotEqual(TimeSpan.Zero, await PassPausesAsync(fetcher.FetchNextAsync(CancellationToken.None)));
        Assert.Equal(TimeSpan.Zero, await fetcher.FetchNextAsync(CancellationToken.None));
        Assert.Equal(other.DisplayName, await NameOfAsync(other));
        var asked = AskedFor.Count;
        await fetcher.FetchNextAsync(CancellationToken.None);
        Assert.Equal(asked, AskedFor.Count);
        injected.Remove();
        _own.App.Clock.Advance(TimeSpan.FromHours(1));
        await fetcher.FetchNextAsync(CancellationToken.None);

        Assert.Equal(broken.DisplayName, await NameOfAsync(broken));
    }

    /// <summary>Goes through the pauses between tries.</summary>
    private async Task<TimeSpan> PassPausesAsync(Task<TimeSpan> fetching)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                _own.App.Clock.Advance(fetching.IsCompleted ? TimeSpan.Zero : TimeSpan.FromSeconds(0.2));
                return fetching.IsCompleted;
            },
            "It ends.");
        return await fetching;
    }

    [Theory]
    [InlineData("Visitor", 0.5, false)]
    [InlineData("Visitor", 1.5, true)]
    [InlineData("Known User", 6.5, false)]
    [InlineData("Known User", 7.5, true)]
    public async Task Whoever_is_met_again_is_asked_for_again_visitors_sooner(string rank, double days, bool expected)
    {
        var user = await MetAsync("User");
        await _own.App.ExecuteSqlAsync(
            "UPDATE vrchat_users SET trust_rank = @p0, profile_fetched_at = last_seen_at - @p1", rank, (long)TimeSpan.FromDays(days).TotalMilliseconds);
        await _own.SignedInAsync();

        await Fetcher.FetchNextAsync(CancellationToken.None);

        Assert.Equal(expected ? [user.Id] : Array.Empty<string>(), AskedFor);
    }

    [Fact]
    public async Task Whom_to_ask_for_is_found_by_index()
    {
        var queries = new RecordedQueries();
        using var app = queries.StartApp();
        var store = app.Get<VRChatProfileStore>();
        queries.Clear();

        Assert.Null(await store.FindNextAsync(app.Clock.GetUtcNow(), ["usr_1", "usr_2"], CancellationToken.None));

        var plans = queries.Texts.Where(text => text.Contains("vrchat_users", StringComparison.Ordinal))
            .Select(text => RecordedQueries.PlanOf(app.ConnectionString, text)).ToList();
        Assert.Equal(2, plans.Count);
        Assert.All(plans, plan => Assert.Matches("^SEARCH .* USING .*INDEX", plan));
        Assert.All(plans, plan => Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    private IReadOnlyList<string> AskedFor =>
    [
        .. _own.VRChat.Requests.Where(request => request.Path.StartsWith("/users/", StringComparison.Ordinal)).Select(request => request.Path["/users/".Length..]),
    ];

    private Task<string> NameOfAsync(FakeVRChatUser user) =>
        _own.App.ReadAsync(db => db.VRChatUsers.Where(u => u.Id == user.Id).Select(u => u.DisplayName).SingleAsync());

    private async Task<FakeVRChatUser> MetAsync(string name, TimeSpan lastSeen = default)
    {
        var user = _own.VRChat.AddUser(name, "system_trust_known");
        await MeetAsync(user.Id, lastSeen);
        return user;
    }

    private async Task MeetAsync(string id, TimeSpan ago) => await MeetAsync(_own, id, ago);

    private static async Task MeetAsync(VRChatApp app, string id, TimeSpan ago)
    {
        var seen = (app.App.Clock.GetUtcNow() - ago).ToUnixTimeMilliseconds();
        await app.App.ExecuteSqlAsync(
            """
            INSERT INTO vrchat_users (id, display_name, trust_rank, first_seen_at, last_seen_at, last_updated_at, times_encountered)
            VALUES (@p0, 'Old', 'Visitor', @p1, @p1, @p1, 1)
            """,
            id, seen);
    }
}
