namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>What a citizen's public page says. Null where it is silent or says <c>REDACTED</c>.</summary>
/// <param name="Handle">As the page writes it.</param>
/// <param name="Moniker">The name that the citizen chose to be shown.</param>
/// <param name="CitizenRecord">The number of the account, 1 and up.</param>
/// <param name="Enlisted">The day the account was made.</param>
/// <param name="Location">Country and region, as the citizen named them.</param>
/// <param name="Fluency">Languages, in English.</param>
/// <param name="Title">The rank that is shown beside the badge: <c>Civilian</c>.</param>
/// <param name="Avatar">A picture; http or https.</param>
public sealed record Citizen(
    string Handle, string? Moniker, long? CitizenRecord, DateOnly? Enlisted, string? Location, IReadOnlyList<string>? Fluency,
    string? Bio, string? Title, Uri? Badge, Uri? Avatar, CitizenOrganization? Organization, Uri ProfileUrl);

/// <summary>A citizen's main organization.</summary>
/// <param name="Sid">Its Spectrum Identification: what its page is called.</param>
/// <param name="Rank">The citizen's in it.</param>
public sealed record CitizenOrganization(string? Sid, string? Name, string? Rank);
