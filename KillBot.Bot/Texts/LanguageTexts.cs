using System.Collections.Frozen;
using System.Text;

namespace KillBot.Bot.Texts;

/// <summary>
/// All that the bot says, in one language. A text has a key, <c>area.name</c>, and stands in <c>Languages/&lt;language&gt;/&lt;area&gt;.json</c>;
/// placeholders stand in braces. A text that depends on a count has the two forms "one" and "other".
/// </summary>
internal sealed class LanguageTexts
{
    private static readonly FrozenDictionary<string, LanguageTexts> ByLanguage =
        Language.All.ToFrozenDictionary(language => language.Code, language => new LanguageTexts(language, TextFiles.Read(language)));

    private readonly FrozenDictionary<string, TextForms> _texts;

    private LanguageTexts(Language language, FrozenDictionary<string, TextForms> texts)
    {
        Language = language;
        _texts = texts;
    }

    public static LanguageTexts English => Of(Language.English);

    public Language Language { get; }

    /// <summary>All keys of this language.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text without placeholders.</summary>
    /// <exception cref="KeyNotFoundException">No language has it.</exception>
    public string this[string key] => Get(key).Other;

    public static LanguageTexts Of(Language language) => ByLanguage[language.Code];

    /// <summary>The text of a key with its placeholders filled in. The first count among the values decides between singular and plural.</summary>
    /// <exception cref="KeyNotFoundException">No language has the text, or a placeholder has no value.</exception>
    public string Say(string key, params ReadOnlySpan<(string Placeholder, TextValue Value)> values)
    {
        var template = Get(key).For(CountIn(values), Language);
        var text = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var length = rest[open..].IndexOf('}');
            text.Append(rest[..open]).Append(Find(rest[(open + 1)..(open + length)], values, key).In(Language));
            rest = rest[(open + length + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>The forms of a text; null where this language has none.</summary>
    public TextForms? Find(string key) => _texts.GetValueOrDefault(key);

    private TextForms Get(string key) =>
        Find(key) ?? (Language == Language.English ? null : English.Find(key)) ?? throw new KeyNotFoundException($"There is no text \"{key}\".");

    private static long? CountIn(ReadOnlySpan<(string Placeholder, TextValue Value)> values)
    {
        foreach (var (_, value) in values)
        {
            if (value.Count is { } count)
            {
                return count;
            }
        }

        return null;
    }

    private static TextValue Find(ReadOnlySpan<char> placeholder, ReadOnlySpan<(string Placeholder, TextValue Value)> values, string key)
    {
        foreach (var (name, value) in values)
        {
            if (placeholder.SequenceEqual(name))
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"The text \"{key}\" has a placeholder \"{placeholder}\" without a value.");
    }
}
