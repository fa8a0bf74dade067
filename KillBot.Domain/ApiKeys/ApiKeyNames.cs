using System.Text;

namespace KillBot.Domain.ApiKeys;

/// <summary>What players and keys may be called, here and on the command line.</summary>
public static class ApiKeyNames
{
    public const int PlayerNameLength = 64;
    public const int NameLength = 100;

    /// <summary>Whether a player may have this name: 1 to 64 characters, none of them a control character.</summary>
    public static bool IsPlayerName(string? text) => IsText(text, PlayerNameLength);

    /// <summary>Whether a key may have this name: 1 to 100 characters, none of them a control character.</summary>
    public static bool IsName(string? text) => IsText(text, NameLength);

    private static bool IsText(string? text, int maxLength) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength
        && !text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);
}
