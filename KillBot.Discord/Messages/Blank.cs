using System.Diagnostics.CodeAnalysis;

namespace KillBot.Discord.Messages;

/// <summary>A character that shows nothing: Discord refuses texts that are empty or white space alone.</summary>
internal static class Blank
{
    public const string Text = "\u200b";

    /// <summary><paramref name="text"/>, or a blank where nothing of it would show; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? IfEmpty(string? text) => text is not null && string.IsNullOrWhiteSpace(text) ? Text : text;
}
