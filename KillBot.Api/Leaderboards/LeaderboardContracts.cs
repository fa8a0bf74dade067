using System.Globalization;
using KillBot.Api.Wire;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Text;

namespace KillBot.Api.Leaderboards;

/// <summary>A part of a leaderboard.</summary>
/// <param name="Type"><c>kills</c>, <c>deaths</c>, <c>kdr</c> or <c>pvp_kills</c></param>
/// <param name="UserRank">Where the caller's best player stands; null for anonymous callers and before there is anything to rank.</param>
/// <param name="Period"><c>day</c>, <c>week</c>, <c>month</c>, <c>season</c> or <c>all</c></param>
/// <param name="ServerId">Null = all servers.</param>
/// <param name="Total">How many players the whole leaderboard has.</param>
public sealed record LeaderboardResponse(
    string Type,
    IReadOnlyList<LeaderboardEntryResponse> Entries,
    LeaderboardRankResponse? UserRank,
    string Period,
    string? ServerId,
    int Total)
{
    internal static LeaderboardResponse From(LeaderboardRequest request, Leaderboard leaderboard) => new(
        LeaderboardTypeName.Of(request.Type),
        [.. leaderboard.Entries.Select(LeaderboardEntryResponse.From)],
        leaderboard.Own is { } own ? LeaderboardRankResponse.From(own) : null,
        PeriodName.Of(request.Period),
        request.ServerId is { } server ? PublicId.OfServer(server) : null,
        leaderboard.Total);
}

/// <summary>A player on a leaderboard.</summary>
/// <param name="Rank">From 1; equal values share a rank.</param>
/// <param name="Value">The number that is ranked by; ratios have two decimals.</param>
/// <param name="Change">Places gained or lost since the snapshot at the beginning of the day: <c>+5</c>, <c>-3</c>, <c>+0</c>.</param>
public sealed record LeaderboardEntryResponse(int Rank, LeaderboardUserResponse User, decimal Value, string Change)
{
    internal static LeaderboardEntryResponse From(LeaderboardEntry entry) => new(
        entry.Place.Rank, LeaderboardUserResponse.From(entry), entry.Place.Value, LeaderboardRankResponse.Format(entry.Place.Change));
}

/// <param name="Id">Of the account, or of the player where no account is known: <c>user_…</c></param>
/// <param name="Username">The player's name.</param>
/// <param name="Avatar">Where the account's avatar is; null without one.</param>
public sealed record LeaderboardUserResponse(string Id, string Username, string? Avatar)
{
    internal static LeaderboardUserResponse From(LeaderboardEntry entry) => new(
        PublicId.OfUser(entry.UserId ?? entry.PlayerId), entry.Name, CdnUrl.OfAvatar(entry.DiscordId, entry.Avatar));
}

/// <summary>Where the caller stands.</summary>
public sealed record LeaderboardRankResponse(int Rank, decimal Value, string Change)
{
    internal static LeaderboardRankResponse From(LeaderboardPlace place) => new(place.Rank, place.Value, Format(place.Change));

    internal static string Format(int change) => change.ToString("+0;-0;+0", CultureInfo.InvariantCulture);
}
