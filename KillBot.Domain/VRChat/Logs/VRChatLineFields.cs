using System.Text;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Reads what stands behind the beginning of a line. Broken UTF-8 becomes U+FFFD.</summary>
internal static class VRChatLineFields
{
    /// <summary>In characters. Users choose up to 15, of which VRChat makes more by look-alikes and numbers.</summary>
    public const int MaxNameLength = 128;

    /// <summary>In characters; the longest that VRChat lets people choose is below 100.</summary>
    public const int MaxWorldNameLength = 256;

    /// <summary>In characters.</summary>
    public const int MaxTextLength = 1024;

    private const int LegacyIdLength = 10;
    private const int MaxIdLength = 64;

    public static VRChatLogLine? Nothing(VRChatLogLine line, ReadOnlySpan<byte> text) => text.IsEmpty ? line : null;

    public static VRChatLogLine? Text(VRChatLogLine line, ReadOnlySpan<byte> text) => line with { Text = Cut(text) };

    /// <summary>A name, with or without an id in parentheses behind it; the name may end in parentheses itself.</summary>
    public static VRChatLogLine? Player(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var open = text.LastIndexOf(" ("u8);
        var id = open > 0 && text[^1] == ')' ? text[(open + 2)..^1] : default;
        return IsUserId(id)
            ? Named(line with { UserId = Encoding.ASCII.GetString(id) }, text[..open])
            : Named(line, text);
    }

    public static VRChatLogLine? WorldName(VRChatLogLine line, ReadOnlySpan<byte> text) =>
        NameOf(text, MaxWorldNameLength) is { } name ? line with { WorldName = name } : null;

    /// <summary>An instance, a world alone, or a world of one's own machine, of which nothing is told.</summary>
    public static VRChatLogLine? Location(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("wrld_"u8))
        {
            return text.StartsWith("local:"u8) ? line : null;
        }

        var value = Encoding.UTF8.GetString(text[..Math.Min(text.Length, VRChatLocation.MaxLength + 1)]);
        if (VRChatLocation.TryParse(value, out var location))
        {
            return line with { Location = location, WorldId = location.WorldId };
        }

        return IsId(text) ? line with { WorldId = value } : line;
    }

    /// <summary>Up to the quotation mark at the end.</summary>
    public static VRChatLogLine? LocalOrRemote(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var end = text.LastIndexOf("\" is "u8);
        return end < 0
            ? null
            : text[(end + 5)..] switch
            {
                [(byte)'l', .. var rest] when rest.SequenceEqual("ocal"u8) => Named(line with { Kind = VRChatLineKind.LocalPlayer }, text[..end]),
                [(byte)'r', .. var rest] when rest.SequenceEqual("emote"u8) => Named(line, text[..end]),
                _ => null,
            };
    }

    public static VRChatLogLine? Avatar(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var middle = text.LastIndexOf(" to avatar "u8);
        return middle < 0 ? null : Named(line with { Text = Cut(text[(middle + 11)..]) }, text[..middle]);
    }

    public static VRChatLogLine? Portal(VRChatLogLine line, ReadOnlySpan<byte> text) =>
        text.EndsWith("] Portals/PortalInternalDynamic)"u8) ? line : null;

    public static VRChatLogLine? Minutes(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf(" minutes"u8);
        return end < 0 ? null : line with { Text = Cut(text[..end]) };
    }

    /// <summary>Up to the last quotation mark.</summary>
    public static VRChatLogLine? Quoted(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var end = text.LastIndexOf((byte)'\'');
        return end < 0 ? null : line with { Text = Cut(text[..end]) };
    }

    /// <summary><c>…' resolved to '…'</c></summary>
    public static VRChatLogLine? ResolvedVideo(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var middle = text.IndexOf("' resolved to '"u8);
        return middle < 0 || text[^1] != '\'' || middle + 15 == text.Length
            ? null
            : line with { Text = $"{Cut(text[..middle])} -> {Cut(text[(middle + 15)..^1])}" };
    }

    /// <summary><c>NAME added URL …</c></summary>
    public static VRChatLogLine? AddedVideo(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var middle = text.LastIndexOf(" added URL "u8);
        return middle < 0 ? null : Named(line with { Text = Cut(text[(middle + 11)..]) }, text[..middle]);
    }

    /// <summary><c>…, requested by NAME</c></summary>
    public static VRChatLogLine? RequestedVideo(VRChatLogLine line, ReadOnlySpan<byte> text)
    {
        var middle = text.IndexOf(", requested by "u8);
        return middle < 0 ? null : Named(line with { Text = Cut(text[..middle]) }, text[(middle + 15)..]);
    }

    /// <summary><c>Notification from username:NAME, sender user id:ID to … of type: TYPE, …</c></summary>
    public static VRChatLogLine? Notification(VRChatLogLine line, ReadOnlySpan<byte> text) =>
        Between(ref text, "username:"u8, ", sender user id:"u8, out var name)
        && Between(ref text, ""u8, " to "u8, out var id) && IsUserId(id)
        && Between(ref text, "of type: "u8, ","u8, out var type)
            ? Named(line with { UserId = Encoding.ASCII.GetString(id), Text = Cut(type) }, name)
            : null;

    private static bool Between(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind, out ReadOnlySpan<byte> value)
    {
        value = default;
        var start = text.IndexOf(before);
        if (start < 0)
        {
            return false;
        }

        var rest = text[(start + before.Length)..];
        var end = rest.IndexOf(behind);
        if (end < 0)
        {
            return false;
        }

        value = rest[..end];
        text = rest[(end + behind.Length)..];
        return true;
    }

    private static VRChatLogLine? Named(VRChatLogLine line, ReadOnlySpan<byte> name) =>
        NameOf(name, MaxNameLength) is { } text ? line with { Name = text } : null;

    private static string? NameOf(ReadOnlySpan<byte> text, int maxLength)
    {
        // No character of UTF-16 takes more than three bytes.
        if (text.IsEmpty || text.Length > maxLength * 3)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(text);
        return name.Length <= maxLength && !name.Any(char.IsControl) ? name : null;
    }

    private static string Cut(ReadOnlySpan<byte> text)
    {
        var value = Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxTextLength * 3)]);
        return value.Length <= MaxTextLength ? value : value[..MaxTextLength];
    }

    private static bool IsUserId(ReadOnlySpan<byte> text) =>
        IsId(text) && (text.StartsWith("usr_"u8) || (text.Length == LegacyIdLength && text.IndexOfAny((byte)'-', (byte)'_') < 0));

    private static bool IsId(ReadOnlySpan<byte> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxIdLength;
    }
}
