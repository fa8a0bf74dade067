using FsCheck;
using KillBot.Api.RateLimits;

namespace KillBot.Tests.RateLimits;

public sealed class RateLimitWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RateLimitRule Rule = new(10, 60, "Ten a minute.");

    [Fact]
    public void A_window_begins_with_its_first_request_and_ends_whole()
    {
        var window = new RateLimitWindow();

        Assert.Equal(new RateLimitState(true, 9, Unix(60)), Take(window, 1));
        Assert.Equal(new RateLimitState(true, 0, Unix(60)), Take(window, 9, 59.9));
        Assert.Equal(new RateLimitState(false, 0, Unix(60)), Take(window, 1, 59.999));
        Assert.Equal(new RateLimitState(true, 8, Unix(120)), Take(window, 2, 60));
    }

    [Fact]
    public void What_does_not_fit_takes_nothing()
    {
        var window = new RateLimitWindow();
        Take(window, 7);

        Assert.Equal(new RateLimitState(false, 3, Unix(60)), Take(window, 4));
        Assert.Equal(new RateLimitState(true, 0, Unix(60)), Take(window, 3));
    }

    [Theory]
    [InlineData(11, 120)]
    [InlineData(20, 120)]
    [InlineData(21, 180)]
    public void More_than_the_limit_fits_into_an_untouched_window_and_stretches_it(int count, int seconds)
    {
        var window = new RateLimitWindow();
        Take(window, 1);

        Assert.Equal(new RateLimitState(true, 0, Unix(seconds)), Take(window, count - 1, own: 1));
        Assert.False(Take(window, 1, seconds - 1)!.Value.IsTaken);
        Assert.True(Take(window, 1, seconds)!.Value.IsTaken);
    }

    [Fact]
    public void More_than_the_limit_does_not_fit_after_somebody_else()
    {
        var window = new RateLimitWindow();
        Take(window, 2);

        Assert.False(Take(window, 10, own: 1)!.Value.IsTaken);
    }

    [Fact]
    public void A_clock_that_was_set_back_starts_anew()
    {
        var window = new RateLimitWindow();
        Take(window, 10, 3600);

        Assert.Equal(new RateLimitState(true, 9, Unix(60)), Take(window, 1));
    }

    [Fact]
    public void A_window_in_use_is_not_swept_and_a_swept_one_takes_nothing()
    {
        var window = new RateLimitWindow();
        Take(window, 1);

        Assert.False(window.TrySweep(Rule, Noon.AddSeconds(59)));
        Assert.True(window.TrySweep(Rule, Noon.AddSeconds(60)));
        Assert.Null(Take(window, 1, 61));
    }

    /// <summary>Over any stretch of time as long as n windows, no more than n + 1 limits and one oversized batch get in.</summary>
    [Fact]
    public void In_the_long_run_nobody_gets_more_than_the_limit()
    {
        var takes = Gen.Zip(Gen.Choose(1, 35), Gen.Choose(0, 90_000));
        Prop.ForAll(Gen.NonEmptyListOf(takes).ToArbitrary(), takes =>
        {
            var window = new RateLimitWindow();
            var milliseconds = 0L;
            var taken = 0L;
            foreach (var (count, pause) in takes)
            {
                milliseconds += pause;
                taken += Take(window, count, milliseconds / 1000.0)!.Value.IsTaken ? count : 0;
            }

            var windows = (milliseconds / 60_000) + 1;
            return taken <= (windows * Rule.Limit) + 35;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Requests_at_the_same_time_share_one_limit()
    {
        var table = new RateLimitTable(Rule with { Limit = 1000 }, TimeProvider.System);
        var partition = new RateLimitPartition(RateLimitPartition.Kind.Key, 1);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 500).Count(_ => table.Take(partition, 1).IsTaken))));

        Assert.Equal(1000, taken.Sum());
        Assert.Equal(1, table.Count);
    }

    private static RateLimitState? Take(RateLimitWindow window, int count, double second = 0, int own = 0) =>
        window.Take(Rule, Noon.AddSeconds(second), count, own);

    private static long Unix(int second) => Noon.AddSeconds(second).ToUnixTimeSeconds();
}
