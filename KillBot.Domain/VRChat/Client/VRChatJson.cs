using System.Text.Json;

namespace KillBot.Domain.VRChat.Client;

/// <summary>
/// Reads VRChat's answers leniently: what is missing, of another type or too long does no harm, and nothing is an enumeration, for new
/// values come without notice.
/// </summary>
internal static class VRChatJson
{
    public const int MaxIdLength = 64;
    public const int MaxNameLength = 256;

    /// <exception cref="VRChatException">It is no JSON.</exception>
    public static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw VRChatException.Unreadable();
        }
    }

    extension(JsonElement element)
    {
        public JsonElement? Member(string name)
        {
            try
            {
                return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
            }
            catch (InvalidOperationException)
            {
                // A name that is no text, as below, stands before it.
                return null;
            }
        }

        public bool Flag(string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

        /// <summary>The text of a member, cut to a length; null when there is none.</summary>
        public string? Text(string name, int maxLength) => element.Member(name) is { } value ? TextOf(value, maxLength) : null;

        /// <summary>The texts of a list; null when the member is no list.</summary>
        public IReadOnlyList<string>? Texts(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.Texts() : null;

        /// <summary>The texts of this list, up to 200 of up to 256 characters.</summary>
        public IReadOnlyList<string> Texts() =>
            [.. element.EnumerateArray().Take(200).Select(item => TextOf(item, MaxNameLength)).OfType<string>()];

        /// <summary>An http or https address; null when there is none.</summary>
        public string? Link(string name) => element.Text(name, MaxLinkLength) is { } text && IsLink(text) ? text : null;
    }

    private const int MaxLinkLength = 2048;

    /// <summary>Whether a page may offer it to be followed.</summary>
    public static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string? TextOf(JsonElement value, int maxLength)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            // PostgreSQL cannot store it, and nobody can see it.
            var text = value.GetString()!.Replace("\0", "", StringComparison.Ordinal);
            var length = text.Length <= maxLength ? text.Length : char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
            return text[..length];
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: no text.
            return null;
        }
    }
}
