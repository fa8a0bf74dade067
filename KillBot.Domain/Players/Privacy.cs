namespace KillBot.Domain.Players;

/// <summary>Who may see a player's kills, deaths and statistics.</summary>
public enum Privacy
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Members of a server that the player is in.</summary>
    Server,

    /// <summary>The player and administrators. Others read "a private player".</summary>
    Private,
}
