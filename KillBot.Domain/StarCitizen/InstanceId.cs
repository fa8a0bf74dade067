namespace KillBot.Domain.StarCitizen;

/// <summary>The number the game puts behind a class name to tell one ship, weapon or NPC from the next.</summary>
public static class InstanceId
{
    /// <summary>Shorter numbers belong to the name: a player may be called <c>Ace_2951</c>.</summary>
    private const int MinDigits = 10;

    /// <summary>
    /// Cuts off <c>_</c> and 10 or more digits, then <c>-</c> and exactly three:
    /// <c>AEGS_Gladius_2456589863667</c> → <c>AEGS_Gladius</c>, <c>Hazard-003</c> → <c>Hazard</c>.
    /// </summary>
    /// <remarks>For classes, weapons and zones; not for players' handles, which may end in <c>-001</c>.</remarks>
    public static string Strip(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var end = EndOfName(name);
        var tail = name.AsSpan(0, end);
        if (tail.Length > 4 && tail[^4] == '-' && !tail[^3..].ContainsAnyExceptInRange('0', '9'))
        {
            end -= 4;
        }

        return end == name.Length ? name : name[..end];
    }

    /// <summary>Whether <paramref name="name"/> ends in an instance id, as NPCs and things do and players do not.</summary>
    public static bool IsIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return EndOfName(name) < name.Length;
    }

    private static int EndOfName(string name)
    {
        var start = name.AsSpan().LastIndexOfAnyExceptInRange('0', '9');
        return start > 0 && name[start] == '_' && name.Length - start - 1 >= MinDigits ? start : name.Length;
    }
}
