using KillBot.Domain.Text;

namespace KillBot.Domain.Servers;

/// <summary>What the settings of a server may be, whichever way they are changed.</summary>
public static class ServerSettingsRules
{
    /// <summary>The longest prefix.</summary>
    public const int PrefixLength = 5;

    private const int TextChannel = 0;
    private const int AnnouncementChannel = 5;

    /// <summary>The languages of the bot, as tags (BCP 47).</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es", "pt-BR", "ja"];

    /// <summary>One of <see cref="Languages"/>, whatever its case; null for none of them.</summary>
    public static string? FindLanguage(string tag) =>
        Languages.FirstOrDefault(known => known.Equals(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>1 to <see cref="PrefixLength"/> visible characters without spaces.</summary>
    public static bool IsPrefix(string text) =>
        VisibleText.IsValid(text, 1, PrefixLength) && !text.Contains(' ', StringComparison.Ordinal);

    /// <summary>A bot can post in channels of this type without a thread (https://discord.com/developers/docs/resources/channel).</summary>
    public static bool TakesMessages(int channelType) => channelType is TextChannel or AnnouncementChannel;

    /// <summary>Any role of the guild but @everyone, whose snowflake is the guild's.</summary>
    public static bool CanBeAdminRole(long? guildId, long roleId) => roleId > 0 && roleId != guildId;
}
