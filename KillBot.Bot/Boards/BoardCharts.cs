using KillBot.Bot.Charts;
using KillBot.Domain.Charts;

namespace KillBot.Bot.Boards;

/// <summary>
/// Charts of boards, drawn one after the other. Hundreds of boards come in the same minute: more than the rasteriser lets wait, and whoever
/// asks for a chart just then is not to wait behind them.
/// </summary>
internal sealed class BoardCharts(ChartPictures charts, TimeProvider timeProvider) : IDisposable
{
    /// <summary>Then a board is posted with its chart as text: a slow rasteriser delays none for longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<ChartPicture> DrawAsync(Chart chart, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ChartPicture([], chart.ToText());
        }

        try
        {
            return await charts.DrawAsync(chart, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
