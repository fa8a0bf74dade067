namespace KillBot.Bot.Charts;

/// <summary>Turns an SVG of ours into a picture that Discord shows: what the system has for it, or a test's.</summary>
internal interface IChartRasteriser
{
    /// <summary>The SVG as PNG, 8 MiB at most; null where there is nothing to do it with, or it cannot be done in time.</summary>
    /// <param name="width">In pixels; the picture has exactly this size.</param>
    /// <param name="height">In pixels.</param>
    Task<byte[]?> RenderAsync(string svg, int width, int height, CancellationToken cancellationToken);
}
