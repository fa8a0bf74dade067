namespace KillBot.Domain.Charts;

/// <summary>One measure of two players.</summary>
/// <param name="LeftText">The first player's value as it is written.</param>
/// <param name="RightText">The second player's.</param>
public sealed record ComparisonRow(string Label, decimal Left, decimal Right, string LeftText, string RightText);

/// <summary>Two players back to back: the bars of a measure share its sum between them, so that measures of any size stand side by side.</summary>
public sealed record ComparisonChart : Chart
{
    /// <summary>The most measures that one chart shows.</summary>
    public const int MaxRows = 10;

    private const int RowHeight = 46;
    private const int Top = 96;
    private const double Left = 110;
    private const double Right = ChartCanvas.Width - 110;
    private const int Blocks = 12;

    public required string LeftName { get; init; }

    public required string RightName { get; init; }

    /// <summary>Those after the 10th are left out.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init => field = [.. value.Take(MaxRows)]; }

    /// <inheritdoc/>
    public override int Height => Top + (Math.Max(Rows.Count, 1) * RowHeight) + 10;

    /// <summary>A line for each measure: the first player's share as full blocks, and its label.</summary>
    public override string ToText() => string.Join('\n', Rows.Select(row =>
        $"{Sparkline.Bar(ShareOf(row), 1, Blocks).PadRight(Blocks, '░')} {row.Label}"));

    private protected override void Draw(ChartCanvas canvas)
    {
        const double Middle = ChartCanvas.Width / 2.0;
        canvas.Text(24, 74, LeftName, Middle - 48, ChartColors.First, size: 17, isBold: true);
        canvas.Text(ChartCanvas.Width - 24, 74, RightName, Middle - 48, ChartColors.Second, "end", size: 17, isBold: true);
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, y) = (Rows[i], Top + (i * RowHeight));
            var border = Left + ((Right - Left) * (double)ShareOf(row));
            canvas.Text(Middle, y + 12, row.Label, Right - Left, ChartColors.Muted, "middle", size: 13);
            canvas.Rectangle(Left, y + 18, border - Left, 16, ChartColors.First);
            canvas.Rectangle(border, y + 18, Right - border, 16, ChartColors.Second);
            canvas.Text(Left - 10, y + 31, row.LeftText, Left - 30, anchor: "end");
            canvas.Text(Right + 10, y + 31, row.RightText, Left - 30);
        }
    }

    private static decimal ShareOf(ComparisonRow row)
    {
        var (left, right) = (Math.Max(row.Left, 0), Math.Max(row.Right, 0));
        return left + right > 0 ? left / (left + right) : 0.5m;
    }
}
