using System.Globalization;

namespace KillBot.Api.Live;

/// <summary>How much of the live feed somebody has heard: the last activity in VRChat and the last kill.</summary>
internal sealed record LivePosition(long Activity, Guid Kill)
{
    /// <summary>As the <c>id</c> of an event stream says it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Activity}-{Kill:N}");

    public static LivePosition? TryRead(string? text) =>
        text?.Split('-') is [var activity, var kill]
        && long.TryParse(activity, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Guid.TryParseExact(kill, "N", out var id)
            ? new LivePosition(number, id)
            : null;
}
