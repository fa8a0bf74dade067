namespace KillBot.Domain.Kills.Claims;

/// <summary>What somebody tells of.</summary>
/// <param name="GuildId">Where, by snowflake.</param>
/// <param name="ReporterDiscordId">Who, by snowflake.</param>
/// <param name="VictimDiscordId">Who is to be asked, by snowflake: the account of the victim.</param>
public sealed record NewKillClaim(
    long GuildId, long ReporterDiscordId, long VictimDiscordId, Guid KillerId, Guid VictimId, string? Weapon);

/// <summary>What becomes of it.</summary>
public enum KillClaimOpening
{
    Opened,

    /// <summary>Too many claims of the reporter wait for an answer.</summary>
    TooManyOpen,

    /// <summary>The reporter has told of this victim too often within a day.</summary>
    TooManyOfPair,

    /// <summary>The victim wants to be asked about no kills.</summary>
    Refused,
}
