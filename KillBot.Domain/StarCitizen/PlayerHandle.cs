using System.Buffers;
using KillBot.Domain.StarCitizen.Citizens;

namespace KillBot.Domain.StarCitizen;

/// <summary>Players' names. They compare without case, as on robertsspaceindustries.com.</summary>
public static class PlayerHandle
{
    /// <summary>In characters; what trackers' servers accept, wider than RSI's own rule.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether the name is 1 to 64 ASCII letters, digits, dots, underscores and hyphens.</summary>
    public static bool IsValid(string? handle) =>
        handle is { Length: > 0 and <= MaxLength } && !handle.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Whether RSI could have given the name to a person: no NPC, nothing that the game calls nobody.</summary>
    public static bool IsRsiHandle(string? handle) =>
        CitizenHandle.IsValid(handle)
        && TrackerText.NullIfPlaceholder(handle) is not null && !EnvironmentKiller.IsName(handle!) && !NpcActors.IsNpc(handle!);
}
