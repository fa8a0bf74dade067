using KillBot.Domain.ApiKeys;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>What to take from a log.</summary>
public sealed record LogImportOptions
{
    /// <summary>Whose log it is, by the name in it; null = the player of <see cref="Reporter"/>, else who the log says logged in.</summary>
    public string? Player { get; init; }

    /// <summary>The key that sent the log: it is its player's log, and only this player's kills and deaths are taken.</summary>
    public ApiKeyIdentity? Reporter { get; init; }

    /// <summary>False to look only.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Whether kills of players by players are taken.</summary>
    public bool IncludePvP { get; init; } = true;

    /// <summary>Whether all other deaths are taken: by and of NPCs, suicides, accidents.</summary>
    public bool IncludePvE { get; init; } = true;

    /// <summary>Hears of each kill that is taken, in the log's order.</summary>
    public Action<LogKill>? OnKill { get; init; }

    internal bool IsIncluded(LogKill kill) => kill.Classification.IsPvP ? IncludePvP : IncludePvE;

    internal bool IsOfReporter(LogKill kill) =>
        Reporter is null || IsReporter(kill.Killer) || IsReporter(kill.Victim);

    private bool IsReporter(string? name) => name is not null
        && (PlayerHandle.Comparer.Equals(name, Reporter?.PlayerName) || PlayerHandle.Comparer.Equals(name, Player));
}
