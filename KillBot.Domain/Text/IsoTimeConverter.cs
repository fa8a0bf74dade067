using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Domain.Text;

/// <summary>Times as ISO 8601 in UTC with milliseconds and <c>Z</c>. Read with any offset; one without is UTC.</summary>
public sealed class IsoTimeConverter : JsonConverter<DateTimeOffset>
{
    // RFC 3339, section 5.6, lets a space stand for the T, as scripts like to write it.
    private static readonly string[] SpacedFormats = ["yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time))
        {
            return time.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(time, TimeSpan.Zero)
                : reader.GetDateTimeOffset().ToUniversalTime();
        }

        return reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParseExact(
            reader.GetString(), SpacedFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var spaced)
            ? spaced.ToUniversalTime()
            : throw new JsonException("A time is a string in ISO 8601.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        value.UtcDateTime.TryFormat(text, out var length, Pattern, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
