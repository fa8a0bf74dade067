using System.Text;
using KillBot.Bot.Boards;
using KillBot.Bot.Charts;
using KillBot.Domain.Charts;
using KillBot.Tests.Support;

namespace KillBot.Tests.Boards;

/// <summary>Charts of boards that come in the same minute.</summary>
public sealed class BoardChartsTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly SlowRasteriser _rasteriser = new();
    private readonly BoardCharts _charts;

    public BoardChartsTests() => _charts = new BoardCharts(new ChartPictures(null!, _rasteriser), _clock);

    public void Dispose() => _charts.Dispose();

    [Fact]
    public async Task Five_hundred_boards_in_a_minute_all_have_their_picture_and_leave_room_for_others()
    {
        var drawings = Enumerable.Range(0, 500).Select(_ => DrawAsync()).ToList();
        _rasteriser.Finish();

        Assert.All(await Task.WhenAll(drawings), picture => Assert.Single(picture.Files));
        Assert.Equal(1, _rasteriser.MostAtOnce);
    }

    [Fact]
    public async Task A_rasteriser_that_hangs_delays_no_board_for_longer_than_half_a_minute()
    {
        var first = DrawAsync();
        var others = Enumerable.Range(0, 10).Select(_ => DrawAsync()).ToList();
        Assert.All(others, drawing => Assert.False(drawing.IsCompleted));

        _clock.Advance(BoardCharts.Patience);

        Assert.All(await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(20)), picture => Assert.Equal("` 1` ████████████", picture.Text));
        _rasteriser.Finish();
        Assert.Single((await first).Files);
        Assert.Single((await DrawAsync()).Files);
    }

    [Fact]
    public async Task Who_is_stopped_while_waiting_waits_no_longer_and_takes_nobodys_turn()
    {
        using var stopped = new CancellationTokenSource();
        var first = DrawAsync();
        var second = DrawAsync(stopped.Token);

        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _rasteriser.Finish();
        Assert.Single((await first).Files);
        Assert.Single((await DrawAsync()).Files);
    }

    private Task<ChartPicture> DrawAsync(CancellationToken cancellationToken = default) =>
        _charts.DrawAsync(new LeaderboardChart { Title = "Kills", Bars = [new(1, "Ann", 1, "1")] }, cancellationToken);

    private sealed class SlowRasteriser : IChartRasteriser
    {
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside;

        public int MostAtOnce { get; private set; }

        public void Finish() => _finish.TrySetResult();

        public async Task<byte[]?> RenderAsync(string svg, int width, int height, CancellationToken cancellationToken)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inside));
            await Task.Yield();
            await _finish.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _inside);
            return Encoding.UTF8.GetBytes("PNG");
        }
    }
}
