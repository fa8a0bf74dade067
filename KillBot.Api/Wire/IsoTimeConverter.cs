using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Api.Wire;

/// <summary>Times as ISO 8601 in UTC with milliseconds and <c>Z</c>. Read with any offset; one without is UTC.</summary>
internal sealed class IsoTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && BeginsWithYear(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new JsonException("A time is a string in ISO 8601.");

    // .NET would also read 05/06/2025, one way or the other, and 10:00 as today's.
    private static bool BeginsWithYear(string text) =>
        text is [_, _, _, _, '-', _, _, '-', ..] && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9');

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
