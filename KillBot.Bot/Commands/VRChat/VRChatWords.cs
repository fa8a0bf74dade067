using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>Worlds, instances and people of VRChat in words. All of their names are what people typed.</summary>
internal static class VRChatWords
{
    private const int MaxWorld = 100;
    private const int MaxName = 64;

    /// <summary>Escaped.</summary>
    public static string World(string? name, LanguageTexts texts) =>
        Markdown.Escape(name, MaxWorld) is { Length: > 0 } visible ? visible : texts["vrchat.unknown-world"];

    /// <summary>Escaped.</summary>
    public static string Name(string? name, LanguageTexts texts) =>
        Markdown.Escape(name, MaxName) is { Length: > 0 } visible ? visible : texts["players.nameless"];

    /// <param name="access">None where it is not known.</param>
    /// <param name="isPrivate">Not everybody may join, and no more may be told.</param>
    public static string Access(InstanceAccess? access, bool isPrivate, LanguageTexts texts) => isPrivate
        ? texts["vrchat.access.private"]
        : access is { } known ? texts[$"vrchat.access.{known.ToString().ToLowerInvariant()}"] : texts["vrchat.access.unknown"];
}
