using System.Buffers;
using System.Globalization;
using System.Text;

namespace KillBot.Discord.Messages;

/// <summary>
/// Puts text by users and ids into messages (https://discord.com/developers/docs/reference#message-formatting). Whatever a
/// user can choose goes through <see cref="Escape"/>, or through <see cref="Plain"/> where Discord shows no markdown.
/// </summary>
public static class Markdown
{
    // With ':' '/' and '.' no address becomes a link and no ":name:" an emoji; '-', '+' and '.' begin lists.
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\*_~`|>#-+.[]()<:@!/");

    private const char HarmlessBackQuote = '\u02CB';

    /// <summary>
    /// One line that reads like <paramref name="text"/> but has no effect: no markdown, link, mention, emoji, timestamp or
    /// change of direction. At most <paramref name="maxLength"/> UTF-16 units long, escapes included; cut between graphemes,
    /// never within an escape, and then ended by an ellipsis. Empty if nothing visible is in the text.
    /// </summary>
    public static string Escape(string? text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        var clean = TextCleaner.Clean(text ?? "");
        return clean.AsSpan().ContainsAny(Special) ? EscapeSpecial(clean, maxLength) : Fit(clean, maxLength);
    }

    /// <summary>
    /// <see cref="Escape"/> for places without markdown (footers, authors, labels, options), where backslashes would show: one
    /// tidy line without invisible characters, at most <paramref name="maxLength"/> UTF-16 units long.
    /// </summary>
    public static string Plain(string? text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        return Fit(TextCleaner.Clean(text ?? ""), maxLength);
    }

    /// <summary>
    /// One line in the font of code, where nothing has an effect: at most <paramref name="maxLength"/> UTF-16 units long with its back quotes,
    /// empty if nothing visible is in the text. Code has no escapes, so a back quote in it becomes one that only looks like it.
    /// </summary>
    public static string Code(string? text, int maxLength) =>
        Plain(text, Math.Max(0, maxLength - 2)).Replace('`', HarmlessBackQuote) is { Length: > 0 } code ? $"`{code}`" : "";

    /// <summary>Lines in the font of code, with every space where it is. What does not show becomes U+FFFD, so that columns stay columns.</summary>
    public static string CodeBlock(params IEnumerable<string> lines) => $"```\n{string.Join('\n', lines.Select(ToCode))}\n```";

    /// <summary>A moment in the reader's time zone and language.</summary>
    public static string Timestamp(DateTimeOffset time, TimestampStyle style = TimestampStyle.Relative) =>
        string.Create(CultureInfo.InvariantCulture, $"<t:{time.ToUnixTimeSeconds()}:{(char)style}>");

    /// <summary>Shows a user; notifies only whom <see cref="AllowedMentions"/> names.</summary>
    public static string UserMention(Snowflake userId) => $"<@{userId}>";

    /// <summary>Shows a role; notifies only those that <see cref="AllowedMentions"/> names.</summary>
    public static string RoleMention(Snowflake roleId) => $"<@&{roleId}>";

    /// <summary>A link to a channel.</summary>
    public static string ChannelMention(Snowflake channelId) => $"<#{channelId}>";

    /// <summary>A command that can be clicked; <paramref name="name"/> includes the subcommand, as in <c>feed add</c>.</summary>
    public static string CommandMention(string name, Snowflake commandId) => $"</{name}:{commandId}>";

    /// <summary>A link behind <paramref name="text"/>, which is escaped and cut to <paramref name="maxTextLength"/>; it is not unfurled.</summary>
    public static string Link(string? text, Uri url, int maxTextLength)
    {
        ArgumentNullException.ThrowIfNull(url);
        var address = url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"[{Escape(text, maxTextLength)}](<{address}>)";
    }

    private static string ToCode(string line) => string.Concat(line.EnumerateRunes().Select(rune =>
        rune.Value == '`' ? new Rune(HarmlessBackQuote)
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator ? Rune.ReplacementChar
        : rune));

    private static string Fit(string text, int maxLength) => maxLength == 0 ? "" : Graphemes.Fit(text, maxLength);

    private static string EscapeSpecial(string clean, int maxLength)
    {
        var escaped = new StringBuilder(Math.Min(clean.Length * 2, maxLength + 2));
        var lengthWithEllipsis = 0;
        for (var rest = clean.AsSpan(); !rest.IsEmpty;)
        {
            var grapheme = rest[..StringInfo.GetNextTextElementLength(rest)];
            rest = rest[grapheme.Length..];
            foreach (var character in grapheme)
            {
                if (Special.Contains(character))
                {
                    escaped.Append('\\');
                }

                escaped.Append(character);
            }

            if (escaped.Length > maxLength)
            {
                escaped.Length = lengthWithEllipsis;
                return maxLength == 0 ? "" : escaped.Append(Graphemes.Ellipsis).ToString();
            }

            if (escaped.Length < maxLength)
            {
                lengthWithEllipsis = escaped.Length;
            }
        }

        return escaped.ToString();
    }
}

/// <summary>How a timestamp is shown (https://discord.com/developers/docs/reference#message-formatting-timestamp-styles).</summary>
public enum TimestampStyle
{
    /// <summary>16:20</summary>
    ShortTime = 't',
    /// <summary>16:20:30</summary>
    LongTime = 'T',
    /// <summary>20/04/2021</summary>
    ShortDate = 'd',
    /// <summary>20 April 2021</summary>
    LongDate = 'D',
    /// <summary>20 April 2021 16:20</summary>
    ShortDateTime = 'f',
    /// <summary>Tuesday, 20 April 2021 16:20</summary>
    LongDateTime = 'F',
    /// <summary>2 months ago</summary>
    Relative = 'R',
}
