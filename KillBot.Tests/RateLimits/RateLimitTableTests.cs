using System.Net;
using KillBot.Api.RateLimits;
using KillBot.Tests.Support;

namespace KillBot.Tests.RateLimits;

public sealed class RateLimitTableTests
{
    private static readonly RateLimitRule Rule = new(2, 60, "Two a minute.");

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Each_partition_has_its_own_budget()
    {
        var table = new RateLimitTable(Rule, _clock);

        foreach (var id in (UInt128[])[1, 1, 2, 2])
        {
            Assert.True(Take(table, id).IsTaken);
        }

        Assert.False(Take(table, 1).IsTaken);
    }

    [Fact]
    public void Windows_that_are_over_are_forgotten()
    {
        var table = new RateLimitTable(Rule, _clock);
        for (UInt128 id = 0; id < 100; id++)
        {
            Take(table, id);
        }

        _clock.Advance(TimeSpan.FromSeconds(30));
        Take(table, 100);
        Assert.Equal(101, table.Count);
        _clock.Advance(TimeSpan.FromSeconds(31));
        Take(table, 101);

        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void A_full_table_keeps_its_size_and_its_limits()
    {
        const int newcomers = 5000;
        var table = new RateLimitTable(Rule, _clock, maxPartitions: 10);
        for (UInt128 id = 0; id < 10; id++)
        {
            Take(table, id);
        }

        var taken = Enumerable.Range(10, newcomers).Count(id => Take(table, (UInt128)id).IsTaken);

        Assert.Equal(10, table.Count);
        Assert.InRange(taken, 2, 512);
        Assert.True(Take(table, 0).IsTaken);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(Take(table, newcomers).IsTaken);
        Assert.Equal(1, table.Count);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%3", "fe80::2", true)]
    public void An_IPv6_network_of_64_bits_is_one_caller(string first, string second, bool areSame) => Assert.Equal(
        areSame, RateLimitPartition.ToNumber(IPAddress.Parse(first)) == RateLimitPartition.ToNumber(IPAddress.Parse(second)));

    private static RateLimitState Take(RateLimitTable table, UInt128 id) =>
        table.Take(new RateLimitPartition(RateLimitPartition.Kind.Address, id), 1);
}
