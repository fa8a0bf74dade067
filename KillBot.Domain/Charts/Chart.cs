namespace KillBot.Domain.Charts;

/// <summary>
/// A picture of numbers, as SVG and as a line or two of block characters. It brings its own background, so that it is readable on a
/// light and on a dark page. Texts are those of the caller, in the caller's language; they may be hostile: whatever is in them, the SVG
/// is well-formed, has no script, no reference to anything outside of it, and no text longer than there is room for.
/// </summary>
public abstract record Chart
{
    private protected Chart()
    {
    }

    /// <summary>What it shows of whom; stands above the chart.</summary>
    public required string Title { get; init; }

    /// <summary>In pixels.</summary>
    public int Width => ChartCanvas.Width;

    /// <summary>In pixels.</summary>
    public abstract int Height { get; }

    /// <summary>The SVG document (https://www.w3.org/TR/SVG11/).</summary>
    public string ToSvg()
    {
        using var canvas = new ChartCanvas(Title, Height);
        Draw(canvas);
        return canvas.Close();
    }

    /// <summary>The same as text, for where no picture can be shown: block characters, numbers and the chart's own labels.</summary>
    public abstract string ToText();

    private protected abstract void Draw(ChartCanvas canvas);
}
