using KillBot.Bot.Charts;

namespace KillBot.Tests.Bot.Charts;

/// <summary>A test that needs librsvg's rsvg-convert; skipped by name where it is not installed.</summary>
internal sealed class RsvgFactAttribute : FactAttribute
{
    public RsvgFactAttribute() =>
        Skip = RsvgConvert.FindIn(Environment.GetEnvironmentVariable("PATH")) is null ? "rsvg-convert is not installed (Debian: librsvg2-bin)" : null;
}
