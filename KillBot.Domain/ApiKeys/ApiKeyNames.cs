using KillBot.Domain.Text;

namespace KillBot.Domain.ApiKeys;

/// <summary>What players and keys may be called, here and on the command line.</summary>
public static class ApiKeyNames
{
    public const int PlayerNameLength = 64;
    public const int NameLength = 100;

    /// <summary>Whether a player may have this name: 1 to 64 visible characters.</summary>
    public static bool IsPlayerName(string? text) => IsText(text, PlayerNameLength);

    /// <summary>Whether a key may have this name: 1 to 100 visible characters.</summary>
    public static bool IsName(string? text) => IsText(text, NameLength);

    private static bool IsText(string? text, int maxLength) =>
        !string.IsNullOrWhiteSpace(text) && VisibleText.IsValid(text, 1, maxLength) && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
