using FsCheck;
using KillBot.Bot.Commands.Kills;
using KillBot.Bot.Commands.Leaderboards;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Tests.EndToEnd;

/// <summary>What buttons that turn pages carry: it fits, it comes back as it was, and nothing else is taken.</summary>
public class PageIdTests
{
    private const string LongestOwner = "18446744073709551615";

    [Fact]
    public void Pages_of_kills_come_back_as_they_were() => Prop.ForAll<Tuple<Guid, Guid>, int, Tuple<bool, bool, bool>>((ids, second, kinds) =>
    {
        foreach (var filter in Enum.GetValues<KillFilter>())
        {
            var time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Abs((long)second));
            var (player, kill) = ids;
            var (isOwn, isNewer, isFirst) = kinds;
            var start = isFirst ? default : new KillPageStart(new KillCursor(time, kill), isNewer);
            var page = new KillPageId(isOwn ? null : player, filter, start);

            var text = page.Write();

            Assert.InRange($"{KillPages.ButtonPrefix}:{LongestOwner}:{text}".Length, 1, 100);
            Assert.True(KillPageId.TryRead(text.Split(':'), out var read));
            Assert.Equal(page, read);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pages_of_leaderboards_come_back_as_they_were() => Prop.ForAll<bool, NonNegativeInt>((isEverywhere, offset) =>
    {
        foreach (var type in Enum.GetValues<LeaderboardType>())
        {
            foreach (var period in Enum.GetValues<CalendarPeriod>())
            {
                var page = new LeaderboardPageId(type, period, isEverywhere, offset.Get);

                var text = page.Write("page.previous");

                Assert.InRange($"{LeaderboardPages.ButtonPrefix}:{LongestOwner}:{text}".Length, 1, 100);
                var parts = text.Split(':');
                Assert.Equal(LeaderboardPageId.Parts, parts.Length);
                Assert.True(LeaderboardPageId.TryRead(parts, out var read));
                Assert.Equal(page, read);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Anything_else_is_read_as_nothing_and_never_fails() => Prop.ForAll<string?, string?, string?>((a, b, c) =>
    {
        Assert.False(KillPageId.TryRead([a ?? "", b ?? "", c ?? ""], out _));
        Assert.False(KillPageId.TryRead([a + "!", "all", "f"], out _));
        Assert.False(KillPageId.TryRead(["me", "all", "o" + c], out _));
        Assert.False(KillPageId.TryRead(["me", "all", "x" + c], out _));
        Assert.False(LeaderboardPageId.TryRead([a ?? "", b ?? "", c ?? "", "0", ""], out _));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("kills", "all", "server", "-1")]
    [InlineData("kills", "all", "server", "99999999999")]
    [InlineData("kills", "all", "server", "1e3")]
    [InlineData("kills", "all", "elsewhere", "0")]
    [InlineData("kills", "never", "server", "0")]
    [InlineData("cheats", "all", "server", "0")]
    public void Leaderboards_that_there_are_not_are_refused(params string[] parts) =>
        Assert.False(LeaderboardPageId.TryRead([.. parts, "page.next"], out _));
}
