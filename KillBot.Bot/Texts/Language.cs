using System.Globalization;

namespace KillBot.Bot.Texts;

/// <summary>A language that KillBot speaks, with what differs in it besides words.</summary>
internal sealed record Language
{
    private Language(string code, IReadOnlyList<string> discordLocales, string decimalSeparator, string groupSeparator, Func<long, bool> isOne)
    {
        Code = code;
        DiscordLocales = discordLocales;
        Numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = decimalSeparator,
            NumberGroupSeparator = groupSeparator,
            PercentDecimalSeparator = decimalSeparator,
            PercentGroupSeparator = groupSeparator,
        };
        IsOne = isOne;
    }

    public static Language English { get; } = new("en", ["en-US", "en-GB"], ".", ",", count => count == 1);

    public static Language German { get; } = new("de", ["de"], ",", ".", count => count == 1);

    public static Language French { get; } = new("fr", ["fr"], ",", "\u202F", count => count is 0 or 1);

    public static Language Spanish { get; } = new("es", ["es-ES", "es-419"], ",", ".", count => count == 1);

    public static Language BrazilianPortuguese { get; } = new("pt-BR", ["pt-BR"], ",", ".", count => count is 0 or 1);

    public static Language Japanese { get; } = new("ja", ["ja"], ".", ",", _ => false);

    /// <summary>English first: it is what every text exists in.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, German, French, Spanish, BrazilianPortuguese, Japanese];

    /// <summary>A language tag (BCP 47), as a server's settings name it and as the folder of its texts is called.</summary>
    public string Code { get; }

    /// <summary>Discord's locales that are answered in it (https://discord.com/developers/docs/reference#locales).</summary>
    public IReadOnlyList<string> DiscordLocales { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>Whether a whole number takes the singular (CLDR's plural category "one").</summary>
    public Func<long, bool> IsOne { get; }

    /// <summary>The language of a Discord locale or a language tag, English where KillBot does not speak it.</summary>
    public static Language Of(string? tag) => Find(tag) ?? English;

    /// <summary>The language of a Discord locale or a language tag: that of <c>es-MX</c> is Spanish. Null where KillBot does not speak it.</summary>
    public static Language? Find(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
        {
            return null;
        }

        return All.FirstOrDefault(language => language.IsCalled(tag))
            ?? (tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var end
                ? All.FirstOrDefault(language => language.Code.AsSpan(0, 2).Equals(tag.AsSpan(0, end), StringComparison.OrdinalIgnoreCase))
                : All.FirstOrDefault(language => language.Code.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase)));
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private bool IsCalled(string tag) =>
        Code.Equals(tag, StringComparison.OrdinalIgnoreCase) || DiscordLocales.Contains(tag, StringComparer.OrdinalIgnoreCase);
}
