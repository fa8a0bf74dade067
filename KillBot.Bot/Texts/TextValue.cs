using KillBot.Discord;

namespace KillBot.Bot.Texts;

/// <summary>
/// What stands in the place of a placeholder. There is no way from a plain string to it but through a name that says what the string is:
/// what people can choose goes through <see cref="Escaped"/>, so that it has no effect in a message.
/// </summary>
internal readonly record struct TextValue
{
    private readonly string? _text;
    private readonly decimal _number;
    private readonly string? _format;

    private TextValue(string text) => _text = text;

    private TextValue(decimal number, string format) => (_number, _format) = (number, format);

    /// <summary>The whole number that decides between singular and plural; null for everything else.</summary>
    public long? Count => _format == Whole ? (long)_number : null;

    private const string Whole = "N0";

    /// <summary>A count, written as the language groups digits.</summary>
    public static implicit operator TextValue(long count) => new(count, Whole);

    /// <summary>A moment, in the reader's time zone and language.</summary>
    public static implicit operator TextValue(DateTimeOffset moment) => new(Discord.Messages.Markdown.Timestamp(moment));

    /// <summary>A number with a fixed count of decimals.</summary>
    public static TextValue Number(double number, int decimals) =>
        double.IsFinite(number) ? new((decimal)number, $"N{decimals}") : new TextValue("∞");

    /// <summary>Text that somebody chose: without effect, and cut to <paramref name="maxLength"/> characters.</summary>
    public static TextValue Escaped(string? text, int maxLength = 100) => new(Discord.Messages.Markdown.Escape(text, maxLength));

    /// <summary>Text that somebody chose, in the font of code: without effect, and cut to <paramref name="maxLength"/> characters.</summary>
    public static TextValue Code(string? text, int maxLength = 100) => new(Discord.Messages.Markdown.Code(text, maxLength));

    /// <summary>Text that is safe already: composed of texts and escaped values, or a mention.</summary>
    public static TextValue Markdown(string composed) => new(composed);

    public static TextValue Channel(Snowflake id) => new(Discord.Messages.Markdown.ChannelMention(id));

    public static TextValue User(Snowflake id) => new(Discord.Messages.Markdown.UserMention(id));

    public static TextValue Role(Snowflake id) => new(Discord.Messages.Markdown.RoleMention(id));

    /// <summary>As it is written in a language.</summary>
    public string In(Language language) => _text ?? _number.ToString(_format, language.Numbers);
}
