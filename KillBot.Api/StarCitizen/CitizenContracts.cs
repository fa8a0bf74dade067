using System.Globalization;
using KillBot.Domain.StarCitizen.Citizens;

namespace KillBot.Api.StarCitizen;

/// <summary>A citizen, as their public page shows them.</summary>
/// <param name="Stale">The site could not be asked again; this is what it said at <c>fetchedAt</c>.</param>
public sealed record CitizenDataResponse(bool Success, CitizenResponse Data, bool Stale, DateTimeOffset FetchedAt)
{
    internal static CitizenDataResponse From(CitizenAnswer.Found found) =>
        new(true, CitizenResponse.From(found.Citizen), found.IsStale, found.ReadAt);
}

/// <summary>Null where the page is silent or the citizen hides it.</summary>
/// <param name="DisplayName">The name that the citizen chose to be shown.</param>
/// <param name="CitizenRecord">The number of the account.</param>
/// <param name="Enlisted">The day the account was made: <c>2021-02-17</c>.</param>
/// <param name="Fluency">Languages.</param>
/// <param name="Avatar">Address of a picture.</param>
/// <param name="Title">The rank beside the badge.</param>
/// <param name="Badge">Address of the badge's picture.</param>
/// <param name="Organization">The main one.</param>
public sealed record CitizenResponse(
    string Handle, string? DisplayName, long? CitizenRecord, string? Enlisted, string? Location, IReadOnlyList<string>? Fluency,
    string? Bio, string? Avatar, string? Title, string? Badge, CitizenOrganizationResponse? Organization, string ProfileUrl)
{
    internal static CitizenResponse From(Citizen citizen) => new(
        citizen.Handle,
        citizen.Moniker,
        citizen.CitizenRecord,
        citizen.Enlisted?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        citizen.Location,
        citizen.Fluency,
        citizen.Bio,
        citizen.Avatar?.AbsoluteUri,
        citizen.Title,
        citizen.Badge?.AbsoluteUri,
        citizen.Organization is { } organization
            ? new CitizenOrganizationResponse(organization.Sid, organization.Name, organization.Rank)
            : null,
        citizen.ProfileUrl.AbsoluteUri);
}

/// <param name="Sid">Its Spectrum Identification.</param>
/// <param name="Rank">The citizen's in it.</param>
public sealed record CitizenOrganizationResponse(string? Sid, string? Name, string? Rank);
