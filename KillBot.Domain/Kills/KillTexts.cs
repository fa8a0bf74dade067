namespace KillBot.Domain.Kills;

/// <summary>The weapon and place of a kill as somebody may see them: none where they name a player who is hidden. Trackers report what they like.</summary>
public readonly record struct KillTexts(string? Weapon, string? Location)
{
    /// <param name="listed">With the players' names of now, which may differ from those reported.</param>
    public static KillTexts Of(ListedKill listed, bool hideKiller, bool hideVictim)
    {
        var kill = listed.Kill;
        string?[] hidden =
        [
            .. hideKiller ? [kill.KillerName, listed.Killer?.Name] : Array.Empty<string?>(),
            .. hideVictim ? [kill.VictimName, listed.Victim?.Name] : Array.Empty<string?>(),
        ];
        return new KillTexts(Without(hidden, kill.Weapon), Without(hidden, kill.Location));
    }

    /// <summary>The text; none where it names one of <paramref name="hidden"/>.</summary>
    public static string? Without(IEnumerable<string?> hidden, string? text) =>
        text is not null && hidden.Any(name => name is not null && text.Contains(name, StringComparison.OrdinalIgnoreCase)) ? null : text;
}
