using KillBot.Domain.PlaySessions;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.PlaySessions;

public sealed class PlaySessionTests(KillBotApp app) : AppTest(app)
{
    private static readonly DateTimeOffset Evening = new(2025, 12, 31, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_same_log_read_again_counts_once_and_read_further_counts_on()
    {
        var player = Given.Name();
        await RecordAsync(player, 0, 60);
        await RecordAsync(player, 0, 90);
        await RecordAsync(player.ToUpperInvariant(), 0, 30);

        Assert.Equal(TimeSpan.FromMinutes(90), await SumAsync(player));
    }

    [Theory]
    [InlineData("0-60 60-90", 90)]
    [InlineData("0-60 30-90", 90)]
    [InlineData("0-90 10-20 80-100", 100)]
    [InlineData("100-130 0-20 10-40", 70)]
    [InlineData("0-10 5-5 20-20", 10)]
    public async Task Time_that_several_sessions_cover_counts_once(string sessions, int minutes)
    {
        var player = Given.Name();
        foreach (var session in sessions.Split(' ').Select(text => text.Split('-').Select(int.Parse).ToArray()))
        {
            await RecordAsync(player, session[0], session[1]);
        }

        Assert.Equal(TimeSpan.FromMinutes(minutes), await SumAsync(player));
    }

    [Fact]
    public async Task Players_are_summed_up_and_do_not_hide_each_other()
    {
        var (first, second) = (Given.Name(), Given.Name());
        await RecordAsync(first, 0, 60);
        await RecordAsync(second, 30, 60);

        Assert.Equal(TimeSpan.FromMinutes(90), await SumAsync(first, second));
    }

    [Fact]
    public async Task A_session_that_ends_before_it_starts_is_left_out()
    {
        var player = Given.Name();
        await RecordAsync(player, 60, 0);

        Assert.False(await App.ReadAsync(db => db.Players.AnyAsync(known => known.Name == player)));
    }

    private Task RecordAsync(string player, int from, int to) => App.Get<PlaySessionRecorder>().RecordAsync(
        player, Evening.AddMinutes(from), Evening.AddMinutes(to), CancellationToken.None);

    private async Task<TimeSpan> SumAsync(params string[] players)
    {
        var ids = new List<Guid>();
        foreach (var player in players)
        {
            ids.Add((await Given.PlayerAsync(player)).Id);
        }

        return await App.Get<PlaySessionQueries>().SumAsync(ids, CancellationToken.None);
    }
}
