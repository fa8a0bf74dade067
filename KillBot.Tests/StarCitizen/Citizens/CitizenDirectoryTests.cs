using System.IO.Compression;
using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.StarCitizen.Citizens;

/// <summary>How the site is asked: seldom, politely, and with a limit to everything.</summary>
public sealed class CitizenDirectoryTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private FakeSite _web = null!;
    private CitizenSite _site = null!;
    private CitizenDirectory _citizens = null!;

    public async Task InitializeAsync()
    {
        _web = await FakeSite.StartAsync();
        (_site, _citizens) = Create(_web.Address, _clock);
    }

    public async Task DisposeAsync()
    {
        _citizens.Dispose();
        _site.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task The_site_learns_who_asks_and_gets_no_cookies_back()
    {
        _web.Respond = context =>
        {
            context.Response.Headers.SetCookie = "session=1";
            return FakeSite.ServePageAsync(context);
        };

        var found = Assert.IsType<CitizenAnswer.Found>(await NextAsync("Keeper"));
        await NextAsync("Another");

        Assert.Equal("Keeper", found.Citizen.Handle);
        Assert.Equal(["/citizens/Keeper", "/citizens/Another"], _web.Requests.Select(request => request.Path));
        Assert.All(_web.Requests, request =>
        {
            Assert.StartsWith("KillBot/", request.UserAgent, StringComparison.Ordinal);
            Assert.Contains("+https://", request.UserAgent, StringComparison.Ordinal);
            Assert.Equal("", request.Cookie);
        });
    }

    [Fact]
    public async Task An_answer_is_remembered_for_an_hour()
    {
        var first = await NextAsync("Keeper");
        _clock.Advance(TimeSpan.FromMinutes(58));

        Assert.Same(first, await NextAsync("KEEPER"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotSame(first, await NextAsync("Keeper"));
        Assert.Equal(2, _web.Requests.Count);
    }

    [Fact]
    public async Task That_there_is_nobody_is_remembered_for_ten_minutes()
    {
        _web.Respond = FakeSite.Status(404);
        Assert.IsType<CitizenAnswer.NotFound>(await NextAsync("Nobody"));
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.IsType<CitizenAnswer.NotFound>(await NextAsync("Nobody"));
        Assert.Single(_web.Requests);

        _clock.Advance(TimeSpan.FromMinutes(1));
        _web.Respond = FakeSite.ServePageAsync;

        Assert.IsType<CitizenAnswer.Found>(await NextAsync("Nobody"));
    }

    [Fact]
    public async Task Only_so_many_answers_are_remembered()
    {
        foreach (var handle in (string[])["One", "Two", "Three", "Four", "Four", "Two", "One"])
        {
            await NextAsync(handle);
        }

        Assert.Equal(["One", "Two", "Three", "Four", "One"], _web.Requests.Select(request => request.Path[10..]));
    }

    [Fact]
    public async Task Whoever_asks_for_the_same_citizen_shares_one_request()
    {
        var open = Hold();

        var looks = Enumerable.Range(0, 50).Select(i => FindAsync(i % 2 == 0 ? "Keeper" : "keeper")).ToList();
        open.SetResult();

        var answers = await Task.WhenAll(looks);
        Assert.Single(_web.Requests);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Whoever_leaves_does_not_spoil_it_for_the_others()
    {
        var open = Hold();
        using var leaving = new CancellationTokenSource();
        var one = _citizens.FindAsync("Keeper", leaving.Token);
        var other = FindAsync("Keeper");

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        open.SetResult();

        Assert.IsType<CitizenAnswer.Found>(await other);
    }

    [Fact]
    public async Task The_site_is_asked_once_a_second()
    {
        await FindAsync("One");
        var start = _clock.GetUtcNow();
        var second = FindAsync("Two");
        var third = FindAsync("Three");
        await Eventually.HoldsAsync(() => _clock.NextTimer == start + TimeSpan.FromSeconds(1), "The second waits for its turn.");
        Assert.Single(_web.Requests);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAny(second, third);
        Assert.Equal(2, _web.Requests.Count);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(second, third);
        Assert.Equal(3, _web.Requests.Count);
    }

    [Fact]
    public async Task Two_requests_are_under_way_at_most()
    {
        var open = Hold();
        var looks = new List<Task<CitizenAnswer>>();
        foreach (var handle in (string[])["One", "Two", "Three"])
        {
            looks.Add(FindAsync(handle));
            await Eventually.HoldsAsync(() => _web.Requests.Count >= Math.Min(looks.Count, 2), "A request arrives.");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _web.Requests.Count);
        open.SetResult();
        await Task.WhenAll(looks);
        Assert.Equal(3, _web.Requests.Count);
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_told_when_to_come_back()
    {
        await FindAsync("First");
        var looks = Enumerable.Range(0, 20).Select(i => FindAsync($"Citizen{i}")).ToList();

        await Eventually.HoldsAsync(() => looks.Count(look => look.IsCompleted) == 10, "Half of them are sent away.");

        Assert.All(looks.Where(look => look.IsCompleted), look =>
        {
            var away = Assert.IsType<CitizenAnswer.Unavailable>(look.GetAwaiter().GetResult());
            Assert.False(away.WasAsked);
            Assert.Equal(TimeSpan.FromSeconds(11), away.RetryAfter);
        });
    }

    [Fact]
    public async Task Nobody_waits_long_behind_requests_that_hang()
    {
        Hold();
        var looks = Enumerable.Range(0, 11).Select(i => FindAsync($"Citizen{i}")).ToList();

        await Eventually.HoldsAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return looks.TrueForAll(look => look.IsCompleted);
            },
            "All of them are answered.");

        var answers = await Task.WhenAll(looks);
        Assert.All(answers, answer => Assert.IsType<CitizenAnswer.Unavailable>(answer));
        Assert.Contains(answers, answer => answer is CitizenAnswer.Unavailable { WasAsked: false, RetryAfter.TotalSeconds: 10 });
    }

    [Fact]
    public async Task A_site_that_does_not_answer_in_ten_seconds_has_failed()
    {
        Hold();

        await AssertTimesOutAsync();
    }

    [Fact]
    public async Task A_page_that_comes_in_drops_has_failed_as_well()
    {
        _web.Respond = async context =>
        {
            await context.Response.WriteAsync("<html>");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await AssertTimesOutAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_of_more_than_two_megabytes_is_not_read(bool packed)
    {
        _web.Respond = async context =>
        {
            if (packed)
            {
                context.Response.Headers.ContentEncoding = "gzip";
            }

            await using var body = packed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            var blank = new byte[64 * 1024];
            for (var i = 0; i < 10_000 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await body.WriteAsync(blank);
            }
        };

        Assert.Contains("2 MB", Assert.IsType<CitizenAnswer.Unavailable>(await NextAsync("Keeper")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_on_the_same_server_is_followed()
    {
        _web.Respond = context => context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal)
            ? FakeSite.ServePageAsync(context)
            : FakeSite.Status(302, ("Location", $"/en{context.Request.Path}"))(context);

        var found = Assert.IsType<CitizenAnswer.Found>(await NextAsync("Keeper"));

        Assert.Equal(new Uri(_web.Address, "citizens/Keeper"), found.Citizen.ProfileUrl);
        Assert.Equal(2, _web.Requests.Count);
    }

    [Theory]
    [InlineData("{0}citizens/Keeper")]
    [InlineData("//localhost/citizens/Keeper")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.1/citizens/Keeper")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:pass@{1}/citizens/Keeper")]
    [InlineData("")]
    public async Task A_redirect_elsewhere_is_not_followed(string location)
    {
        await using var elsewhere = await FakeSite.StartAsync();
        _web.Respond = FakeSite.Status(
            301, ("Location", string.Format(System.Globalization.CultureInfo.InvariantCulture, location, elsewhere.Address, _web.Address.Authority)));

        Assert.IsType<CitizenAnswer.Unavailable>(await NextAsync("Keeper"));

        Assert.Empty(elsewhere.Requests);
        Assert.InRange(_web.Requests.Count, 1, 4);
    }

    [Fact]
    public async Task A_redirect_in_circles_ends()
    {
        _web.Respond = context => FakeSite.Status(307, ("Location", context.Request.Path.Value!))(context);

        Assert.IsType<CitizenAnswer.Unavailable>(await NextAsync("Keeper"));

        Assert.Equal(4, _web.Requests.Count);
    }

    [Theory]
    [InlineData(429, "30", 30)]
    [InlineData(429, null, 60)]
    [InlineData(429, "999999999", 3600)]
    [InlineData(503, "5", 5)]
    [InlineData(429, "Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    public async Task A_site_that_asks_to_wait_is_left_alone(int status, string? retryAfter, int seconds)
    {
        _web.Respond = retryAfter is null ? FakeSite.Status(status) : FakeSite.Status(status, ("Retry-After", retryAfter));
        var asked = Assert.IsType<CitizenAnswer.Unavailable>(await FindAsync("One"));

        var second = Assert.IsType<CitizenAnswer.Unavailable>(await FindAsync("Two"));
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        var third = Assert.IsType<CitizenAnswer.Unavailable>(await FindAsync("Two"));
        Assert.Single(_web.Requests);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _web.Respond = FakeSite.ServePageAsync;

        Assert.IsType<CitizenAnswer.Found>(await FindAsync("Two"));
        Assert.Equal((true, false, false), (asked.WasAsked, second.WasAsked, third.WasAsked));
        Assert.Equal(TimeSpan.FromSeconds(seconds), second.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(1), third.RetryAfter);
    }

    [Fact]
    public async Task An_earlier_answer_stands_in_for_a_site_that_fails()
    {
        var first = Assert.IsType<CitizenAnswer.Found>(await NextAsync("Keeper"));
        _clock.Advance(TimeSpan.FromHours(5));
        _web.Respond = FakeSite.Status(500);

        var stale = Assert.IsType<CitizenAnswer.Found>(await NextAsync("Keeper"));
        _web.Respond = FakeSite.ServePageAsync;
        var fresh = Assert.IsType<CitizenAnswer.Found>(await NextAsync("Keeper"));

        Assert.True(stale.IsStale);
        Assert.Equal(first.ReadAt, stale.ReadAt);
        Assert.False(fresh.IsStale);
        Assert.True(fresh.ReadAt > first.ReadAt);
    }

    [Fact]
    public async Task Whoever_is_gone_is_gone()
    {
        await NextAsync("Keeper");
        _clock.Advance(TimeSpan.FromHours(2));
        _web.Respond = FakeSite.Status(404);

        Assert.IsType<CitizenAnswer.NotFound>(await NextAsync("Keeper"));
    }

    private static (CitizenSite Site, CitizenDirectory Citizens) Create(Uri address, TimeProvider clock)
    {
        var site = new CitizenSite(Options.Create(new CitizenSiteOptions { SiteBaseUrl = address }), clock);
        return (site, new CitizenDirectory(site, clock, NullLogger<CitizenDirectory>.Instance) { Capacity = 3 });
    }

    private async Task AssertTimesOutAsync()
    {
        var look = FindAsync("Keeper");
        await Eventually.HoldsAsync(() => _web.Requests.Count == 1, "The request arrives.");
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(look.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Contains("10 seconds", Assert.IsType<CitizenAnswer.Unavailable>(await look).Reason, StringComparison.Ordinal);
    }

    /// <summary>Requests wait until the result is set.</summary>
    private TaskCompletionSource Hold()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _web.Respond = async context =>
        {
            await open.Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            await FakeSite.ServePageAsync(context);
        };
        return open;
    }

    private Task<CitizenAnswer> FindAsync(string handle) => _citizens.FindAsync(handle, CancellationToken.None);

    /// <summary>Asks when it is time again.</summary>
    private Task<CitizenAnswer> NextAsync(string handle)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return FindAsync(handle);
    }
}
