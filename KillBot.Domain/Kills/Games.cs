namespace KillBot.Domain.Kills;

/// <summary>The games that kills come from, as they are named in the API.</summary>
public static class Games
{
    public const string StarCitizen = "star_citizen";
}
