namespace KillBot.Domain.Charts;

/// <summary>What was done in an hour, a day, or several together.</summary>
/// <param name="Label">When it began, short: <c>14:00</c>, <c>11-22</c>.</param>
public sealed record ActivityPoint(string Label, long Kills, long Deaths);

/// <summary>Kills as bars and deaths as a line, over time. However many points there are, up to 92 are drawn, which stand for several then.</summary>
public sealed record ActivityChart : Chart
{
    private const int MaxPoints = 92;
    private const int MaxCharacters = 31;
    private const int MaxLabels = 7;
    private const double Left = 64;
    private const double Right = ChartCanvas.Width - 24;
    private const double Top = 92;
    private const double Bottom = 310;

    /// <summary>In order of time; none draws an empty chart.</summary>
    public required IReadOnlyList<ActivityPoint> Points { get; init; }

    public required string KillsLabel { get; init; }

    public required string DeathsLabel { get; init; }

    /// <inheritdoc/>
    public override int Height => 350;

    /// <summary>Two lines, of kills and of deaths, under the same scale.</summary>
    public override string ToText()
    {
        var points = Condense(Points, MaxCharacters);
        var max = HighestOf(points);
        return $"{Sparkline.Of(points.Select(point => point.Kills), max)} {KillsLabel}\n{Sparkline.Of(points.Select(point => point.Deaths), max)} {DeathsLabel}";
    }

    private protected override void Draw(ChartCanvas canvas)
    {
        var points = Condense(Points, MaxPoints);
        var scale = ChartScale.For(HighestOf(points));
        canvas.Legend((ChartColors.First, KillsLabel), (ChartColors.Second, DeathsLabel));
        foreach (var tick in scale.Ticks())
        {
            canvas.Line(Left, YOf(tick, scale), Right, YOf(tick, scale), ChartColors.Grid);
            canvas.Text(Left - 8, YOf(tick, scale) + 5, ChartScale.Format(tick), Left - 12, ChartColors.Muted, "end", size: 13);
        }

        if (points.Count == 0)
        {
            return;
        }

        var slot = (Right - Left) / points.Count;
        for (var i = 0; i < points.Count; i++)
        {
            var top = YOf(points[i].Kills, scale);
            canvas.Rectangle(Left + (slot * (i + 0.15)), top, slot * 0.7, Bottom - top, ChartColors.First, radius: Math.Min(3, slot / 5));
        }

        canvas.Path(points.Select((point, i) => (Left + (slot * (i + 0.5)), YOf(point.Deaths, scale))), ChartColors.Second);
        var every = (int)Math.Ceiling((double)points.Count / MaxLabels);
        for (var i = 0; i < points.Count; i += every)
        {
            canvas.Text(Left + (slot * (i + 0.5)), Bottom + 24, points[i].Label, slot * every, ChartColors.Muted, "middle", size: 13);
        }
    }

    private static double YOf(double value, ChartScale scale) => Bottom - ((Bottom - Top) * Math.Max(value, 0) / scale.Max);

    private static long HighestOf(IReadOnlyList<ActivityPoint> points) =>
        points.Select(point => Math.Max(point.Kills, point.Deaths)).DefaultIfEmpty().Max();

    private static IReadOnlyList<ActivityPoint> Condense(IReadOnlyList<ActivityPoint> points, int max)
    {
        var together = (points.Count + max - 1) / max;
        return together <= 1 ? points : [.. points.Chunk(together).Select(some => new ActivityPoint(
            some[0].Label, some.Sum(point => point.Kills), some.Sum(point => point.Deaths)))];
    }
}
