using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics;

/// <summary>A page of insights, the surest first.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record InsightListResponse(bool Success, IReadOnlyList<InsightResponse> Data, int Total);

/// <summary>Something that chance alone would hardly have brought about.</summary>
/// <param name="Type"><c>trend</c>, <c>weapon</c>, <c>nemesis</c>, <c>prey</c>, <c>hours</c>, <c>streak</c>, <c>location</c> or <c>kdr</c></param>
/// <param name="Confidence">One minus the p-value of a test, 0.95 to 0.9999.</param>
public sealed record InsightResponse(string Type, string Title, string Description, decimal Confidence, InsightDataResponse Data)
{
    internal static InsightResponse From(Insight insight) => new(
        TypeName.Of(insight.Type), insight.Title, insight.Description, insight.Confidence, InsightDataResponse.Of(insight.Data));
}

/// <summary>What an insight says, for programs. What a type does not speak of is null.</summary>
/// <param name="From">When what was counted begins; null = all of time.</param>
/// <param name="To">When what was counted ends.</param>
/// <param name="ServerId">The server with whose median the ratio is compared.</param>
/// <param name="Share">In percent with one decimal: of kills (<c>weapon</c>) or fights (<c>location</c>), else of wins among the fights.</param>
/// <param name="OtherShare">The share of wins among all other fights, in percent with one decimal.</param>
/// <param name="FromHour">The hour of the day (UTC) with which the hours begin.</param>
/// <param name="ToHour">The hour of the day (UTC) before which they end, up to 24.</param>
/// <param name="Length">Wins or losses in a row.</param>
/// <param name="Median">The median of kills by deaths of the server's other players.</param>
/// <param name="PreviousKills">Kills in the seven days before those of <c>kills</c>.</param>
public sealed record InsightDataResponse(
    DateTimeOffset? From,
    DateTimeOffset To,
    string? Weapon,
    string? Location,
    InsightOpponentResponse? Opponent,
    string? ServerId,
    int? Kills,
    int? Deaths,
    int? Fights,
    int? Wins,
    int? Losses,
    decimal? Share,
    decimal? OtherShare,
    int? FromHour,
    int? ToHour,
    int? Length,
    decimal? KillDeathRatio,
    decimal? Median,
    int? PreviousKills)
{
    internal static InsightDataResponse Of(InsightData data) => new(
        data.From,
        data.To,
        data.Weapon,
        data.Location,
        data.Opponent is { } opponent ? new InsightOpponentResponse(PublicId.OfUser(opponent.UserId ?? opponent.PlayerId), opponent.Name) : null,
        data.ServerId is { } server ? PublicId.OfServer(server) : null,
        data.Kills,
        data.Deaths,
        data.Fights,
        data.Wins,
        data.Losses,
        data.Share,
        data.OtherShare,
        data.FromHour,
        data.ToHour,
        data.Length,
        data.KillDeathRatio,
        data.Median,
        data.PreviousKills);
}

/// <param name="Id">Of the account, or of the player where no account is known: <c>user_…</c></param>
/// <param name="Username">The player's name.</param>
public sealed record InsightOpponentResponse(string Id, string Username);
