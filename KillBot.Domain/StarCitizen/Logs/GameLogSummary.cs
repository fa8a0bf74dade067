namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>What the lines of one log tell about the log itself.</summary>
public sealed class GameLogSummary
{
    private const string BranchMark = "sc-alpha-";

    /// <summary>Nobody changes accounts that often within one log.</summary>
    private const int MaxPlayers = 8;

    private readonly List<string> _players = [];

    /// <summary>Such as <c>sc-alpha-4.3.1</c>.</summary>
    public string? Branch { get; private set; }

    /// <summary>The build's number.</summary>
    public string? Changelist { get; private set; }

    public string? FileVersion { get; private set; }

    /// <summary>Such as <c>4.3.1</c>; null when the head of the log is missing.</summary>
    public string? GameVersion => Branch?.IndexOf(BranchMark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        ? Branch[(at + BranchMark.Length)..]
        : FileVersion;

    /// <summary>Who logged in last; null when the log does not say.</summary>
    public string? Player => _players.Count > 0 ? _players[^1] : null;

    /// <summary>Everybody who logged in, the first 8.</summary>
    public IReadOnlyList<string> Players => _players;

    /// <summary>The first login.</summary>
    public DateTimeOffset? LoginAt { get; private set; }

    /// <summary>The end of the game; null while it runs, and when it crashed.</summary>
    public DateTimeOffset? QuitAt { get; private set; }

    public void Accept(GameLogLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        switch (line)
        {
            case Build build:
                Branch ??= Text(build.Branch);
                Changelist ??= Text(build.Changelist);
                FileVersion ??= Text(build.FileVersion);
                break;
            case Login login:
                LoginAt ??= login.At;
                See(login.Handle);
                break;
            case Character character:
                LoginAt ??= character.At;
                See(character.Name);
                break;
            case Quit quit:
                QuitAt = quit.At ?? QuitAt;
                break;
        }
    }

    private void See(string player)
    {
        if (!_players.Contains(player, PlayerHandle.Comparer) && _players.Count < MaxPlayers)
        {
            _players.Add(player);
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
