using System.ComponentModel.DataAnnotations;

namespace KillBot.Api.Users;

/// <summary>A person, or a player who belongs to nobody yet, with the newest kills and deaths.</summary>
/// <param name="Id"><c>user_…</c></param>
/// <param name="DiscordId">The Discord snowflake; null for a player without an account.</param>
/// <param name="Username">The name of the account; of a player without one, the player's.</param>
/// <param name="Discriminator">Discord's four digits, <c>0</c> for unique names; null for a player without an account.</param>
/// <param name="Avatar">The address of the Discord avatar; null for none.</param>
/// <param name="RsiHandle">The Star Citizen player of the account, the first where there are several; null for none.</param>
/// <param name="PrivacyLevel"><c>PUBLIC</c>, <c>SERVER</c> or <c>PRIVATE</c>.</param>
/// <param name="Kills">The 10 newest.</param>
/// <param name="Deaths">The 10 newest, suicides and accidents included.</param>
public sealed record UserResponse(
    string Id,
    string? DiscordId,
    string Username,
    string? Discriminator,
    string? Avatar,
    string? RsiHandle,
    string PrivacyLevel,
    IReadOnlyList<UserKillResponse> Kills,
    IReadOnlyList<UserDeathResponse> Deaths,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A kill of the user.</summary>
public sealed record UserKillResponse(
    string Id, UserNameResponse Victim, ServerNameResponse Server, string? Weapon, string? Location, DateTimeOffset Timestamp, bool IsPvP);

/// <summary>A death of the user.</summary>
/// <param name="Killer">Null when nobody did it.</param>
public sealed record UserDeathResponse(
    string Id, UserNameResponse? Killer, ServerNameResponse Server, string? Weapon, string? Location, DateTimeOffset Timestamp, bool IsPvP);

/// <summary>Somebody by name.</summary>
/// <param name="Id"><c>user_…</c>; null for NPCs and for private and deleted players.</param>
public sealed record UserNameResponse(string? Id, string Username, string? Avatar);

/// <summary>A server by name.</summary>
/// <param name="Name"><c>a private server</c> where the caller may not know.</param>
public sealed record ServerNameResponse(string Id, string Name);

/// <summary>What a person changes of the own account. What is left out stays.</summary>
public sealed record UserUpdateRequest
{
    internal const int NameLength = 32;

    /// <summary>1 to 32 visible characters. Logins no longer follow the Discord name.</summary>
    [MaxLength(2 * NameLength)]
    public string? Username { get; init; }

    /// <summary>
    /// The Star Citizen handle: 3 to 60 letters, digits, underscores and hyphens. The first claims the player; another one renames
    /// the player, once in 7 days.
    /// </summary>
    public string? RsiHandle { get; init; }

    /// <summary><c>PUBLIC</c>, <c>SERVER</c> (members of shared servers) or <c>PRIVATE</c>; for all players of the account.</summary>
    public string? PrivacyLevel { get; init; }
}
