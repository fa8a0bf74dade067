using FsCheck;
using KillBot.Domain.VRChat.Client;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>60 requests a minute, whatever the burst.</summary>
public sealed class RequestBudgetTests
{
    [Fact]
    public void No_minute_has_more_than_sixty_requests() => Prop.ForAll<NonNegativeInt[]>(gaps =>
    {
        var clock = new ManualTimeProvider();
        var budget = new RequestBudget(clock);
        List<DateTimeOffset> taken = [];
        foreach (var gap in gaps)
        {
            clock.Advance(TimeSpan.FromSeconds(gap.Get));
            // As many as there are, and then some after the time that is named.
            for (var i = 0; i < 30; i++)
            {
                clock.Advance(budget.Take() is { Ticks: > 0 } wait && i % 3 > 0 ? wait : TimeSpan.Zero);
                taken.AddRange(budget.Take() == TimeSpan.Zero ? [clock.GetUtcNow()] : []);
            }
        }

        return taken.TrueForAll(start => taken.Count(time => time >= start && time < start + TimeSpan.FromMinutes(1)) <= RequestBudget.PerMinute);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_burst_of_ten_goes_at_once_and_then_one_goes_every_1200_milliseconds()
    {
        var clock = new ManualTimeProvider();
        var budget = new RequestBudget(clock);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(TimeSpan.Zero, budget.Take()));

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(1200), budget.Take());
            clock.Advance(TimeSpan.FromMilliseconds(1200));
            Assert.Equal(TimeSpan.Zero, budget.Take());
        }

        Assert.NotEqual(TimeSpan.Zero, budget.Take());
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(TimeSpan.Zero, budget.Take()));
        Assert.NotEqual(TimeSpan.Zero, budget.Take());
    }
}
