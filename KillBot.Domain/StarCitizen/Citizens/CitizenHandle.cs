using System.Buffers;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Handles as robertsspaceindustries.com gives them out; they compare without case.</summary>
public static class CitizenHandle
{
    public const int MinLength = 3;
    public const int MaxLength = 60;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Whether the text is 3 to 60 ASCII letters, digits, underscores and hyphens.</summary>
    public static bool IsValid(string? handle) =>
        handle is { Length: >= MinLength and <= MaxLength } && !handle.AsSpan().ContainsAnyExcept(Allowed);
}
