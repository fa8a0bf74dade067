using System.Globalization;

namespace KillBot.Api.Wire;

/// <summary>A number of a query that is never an error: what is none counts as left out.</summary>
internal readonly record struct LenientNumber(long? Value)
{
    public static bool TryParse(string? text, IFormatProvider? provider, out LenientNumber number)
    {
        number = new LenientNumber(
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null);
        return true;
    }
}
