using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics.Export;

/// <summary>An export as JSON. It is written while it is read.</summary>
public sealed record ExportResponse(bool Success, ExportData Data);

/// <summary>Kills and deaths of a period, and their sums.</summary>
/// <param name="Period"><c>24h</c>, <c>7d</c>, <c>30d</c>, <c>90d</c>, <c>1y</c> or <c>all</c>.</param>
/// <param name="ServerId">The server whose kills and deaths these are; null = the caller's own, on all servers.</param>
/// <param name="From">When the period begins; null for all of time.</param>
/// <param name="To">When it was exported.</param>
/// <param name="Kills">Oldest first.</param>
/// <param name="Overview">What <paramref name="Kills"/> add up to. It comes last: whoever finds it has the whole export.</param>
public sealed record ExportData(
    string Period,
    string? Game,
    string? ServerId,
    DateTimeOffset? From,
    DateTimeOffset To,
    IReadOnlyList<ExportedKill> Kills,
    ExportOverview Overview);

/// <summary>Sums of an export.</summary>
/// <param name="TotalKills">Kills of players and NPCs; suicides and environmental deaths are nobody's.</param>
/// <param name="TotalDeaths">Every death, suicides and environmental ones included.</param>
/// <param name="KillDeathRatio">With two decimals; no death counts as one.</param>
/// <param name="PvpRatio">The share of kills that were players, in percent with one decimal.</param>
public sealed record ExportOverview(
    int TotalKills,
    int TotalDeaths,
    decimal KillDeathRatio,
    int PvpKills,
    int PveKills,
    decimal PvpRatio,
    int Suicides,
    int EnvironmentalDeaths)
{
    internal static ExportOverview From(PlayerStats sum) => new(
        sum.Kills, sum.Deaths, sum.KillDeathRatio, sum.PvpKills, sum.PveKills, sum.PvpRatio, sum.Suicides, sum.EnvironmentalDeaths);
}

/// <summary>A kill or death in an export.</summary>
/// <param name="Id"><c>kill_…</c></param>
/// <param name="KillerId"><c>user_…</c>; null for NPCs, for nobody and for players whom the caller may not see.</param>
/// <param name="Killer">The killer's name as reported; null when nobody did it.</param>
/// <param name="VictimId"><c>user_…</c>, or null, as with the killer.</param>
/// <param name="Victim">The victim's name as reported.</param>
/// <param name="Weapon">As reported; null where it names somebody whom the caller may not see, as with the location.</param>
public sealed record ExportedKill(
    string Id,
    DateTimeOffset Timestamp,
    string Game,
    string? KillerId,
    string? Killer,
    string? VictimId,
    string Victim,
    string? Weapon,
    string? Location,
    bool IsPvP,
    bool IsSuicide,
    bool IsEnvironmental,
    string ServerId)
{
    internal static ExportedKill From(ListedKill listed, bool hideKiller, bool hideVictim)
    {
        var kill = listed.Kill;
        var texts = KillTexts.Of(listed, hideKiller, hideVictim);
        return new ExportedKill(
            PublicId.OfKill(kill.Id),
            kill.Timestamp,
            kill.Game,
            hideKiller ? null : IdOf(listed.Killer),
            hideKiller ? Player.PrivateName : kill.KillerName,
            hideVictim ? null : IdOf(listed.Victim),
            hideVictim ? Player.PrivateName : kill.VictimName,
            texts.Weapon,
            texts.Location,
            kill.IsPvP,
            kill.IsSuicide,
            kill.IsEnvironmental,
            PublicId.OfServer(kill.ServerId));
    }

    private static string? IdOf(Player? player) => player is null ? null : PublicId.OfUser(player.UserId ?? player.Id);
}
