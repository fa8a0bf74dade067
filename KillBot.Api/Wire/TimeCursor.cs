using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace KillBot.Api.Wire;

/// <summary>Where a page of a list by time ended, as text: opaque to clients, who pass back what <c>nextCursor</c> said.</summary>
/// <param name="Id">Of the last item, among those of its time.</param>
internal readonly record struct TimeCursor(DateTimeOffset Time, string Id)
{
    private const int MaxLength = 128;

    public string Write() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Time.ToUnixTimeMilliseconds()}:{Id}")));

    public static bool TryRead(string text, out TimeCursor cursor)
    {
        cursor = default;
        if (text.Length > MaxLength || !Base64Url.IsValid(text)
            || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':', 2) is not [var time, { Length: > 0 } id]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        cursor = new TimeCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id);
        return true;
    }
}
