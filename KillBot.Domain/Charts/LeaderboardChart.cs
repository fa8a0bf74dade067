namespace KillBot.Domain.Charts;

/// <summary>A place as a bar.</summary>
/// <param name="ValueText">The value as it is written.</param>
public sealed record LeaderboardBar(int Rank, string Name, decimal Value, string ValueText);

/// <summary>The first places of a leaderboard as bars below each other; 25 at most are drawn.</summary>
public sealed record LeaderboardChart : Chart
{
    /// <summary>The most places that one chart shows.</summary>
    public const int MaxBars = 25;

    private const int RowHeight = 30;
    private const int Top = 60;
    private const double NameLeft = 70;
    private const double BarLeft = 270;
    private const double BarRight = ChartCanvas.Width - 110;
    private const int MaxBlocks = 12;

    /// <summary>From the first place on; those after the 25th are left out.</summary>
    public required IReadOnlyList<LeaderboardBar> Bars { get; init => field = [.. value.Take(MaxBars)]; }

    /// <inheritdoc/>
    public override int Height => Top + (Math.Max(Bars.Count, 1) * RowHeight) + 14;

    /// <summary>A line for each place with its rank and its bar, without the names.</summary>
    public override string ToText() =>
        string.Join('\n', Bars.Select(bar => FormattableString.Invariant($"`{bar.Rank,2}` {Sparkline.Bar(bar.Value, Highest, MaxBlocks)}")));

    private decimal Highest => Bars.Select(bar => bar.Value).DefaultIfEmpty().Max();

    private protected override void Draw(ChartCanvas canvas)
    {
        for (var i = 0; i < Bars.Count; i++)
        {
            var (bar, y) = (Bars[i], Top + (i * RowHeight));
            var width = Highest <= 0 ? 0 : (double)(Math.Max(bar.Value, 0) / Highest) * (BarRight - BarLeft);
            canvas.Text(NameLeft - 12, y + 20, bar.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture), 40, ChartColors.Muted, "end");
            canvas.Text(NameLeft, y + 20, bar.Name, BarLeft - NameLeft - 12, isBold: bar.Rank == 1);
            canvas.Rectangle(BarLeft, y + 6, Math.Max(width, 2), RowHeight - 12, bar.Rank == 1 ? ChartColors.Gold : ChartColors.First, radius: 3);
            canvas.Text(BarLeft + Math.Max(width, 2) + 8, y + 20, bar.ValueText, ChartCanvas.Width - BarRight - 20);
        }
    }
}
