using System.Collections.Frozen;

namespace KillBot.Discord.Interactions;

/// <summary>The locales that Discord knows (https://discord.com/developers/docs/reference#locales).</summary>
public static class DiscordLocales
{
    /// <summary>The locale of what is not localised.</summary>
    public const string Default = "en-US";

    public static FrozenSet<string> All { get; } =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro",
        "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];
}
