using System.Globalization;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Text;

namespace KillBot.Api.Stats;

/// <summary>What a player, or all players of an account, have done.</summary>
/// <param name="TotalKills">Kills of players and NPCs; suicides and environmental deaths are nobody's.</param>
/// <param name="TotalDeaths">Every death, suicides and environmental ones included.</param>
/// <param name="KillDeathRatio">With two decimals; no death counts as one.</param>
/// <param name="FavoriteWeapon">The one with the most kills of all time, by its name in the game.</param>
/// <param name="TotalPlayTime">Of all time, such as <c>45h 30m</c>.</param>
/// <param name="Rank">One more than the public players with more kills of all time; null for an account without a player.</param>
/// <param name="RecentKills">The last ten, newest first.</param>
/// <param name="PvpRatio">The share of kills that were players, in percent with one decimal.</param>
/// <param name="Period">What the counts are of: <c>day</c>, <c>week</c>, <c>month</c>, <c>season</c> or <c>all</c>.</param>
/// <param name="ServerId">The server that the counts are of; null = all.</param>
public sealed record StatsResponse(
    int TotalKills,
    int TotalDeaths,
    decimal KillDeathRatio,
    string? FavoriteWeapon,
    string TotalPlayTime,
    int? Rank,
    IReadOnlyList<RecentKill> RecentKills,
    int PvpKills,
    int PveKills,
    decimal PvpRatio,
    int Suicides,
    int EnvironmentalDeaths,
    string Period,
    string? ServerId)
{
    internal static string Format(TimeSpan playTime) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)playTime.TotalHours}h {playTime.Minutes}m");
}

/// <summary>A kill in the statistics of its killer.</summary>
/// <param name="Id"><c>kill_…</c></param>
/// <param name="Victim">The victim's name.</param>
public sealed record RecentKill(string Id, string Victim, string? Weapon, string? Location, DateTimeOffset Timestamp)
{
    internal static RecentKill From(ListedKill listed, bool hideVictim)
    {
        var (kill, texts) = (listed.Kill, KillTexts.Of(listed, hideKiller: false, hideVictim));
        return new RecentKill(
            PublicId.OfKill(kill.Id),
            hideVictim ? Player.PrivateName : kill.VictimName,
            texts.Weapon,
            texts.Location,
            kill.Timestamp);
    }
}
