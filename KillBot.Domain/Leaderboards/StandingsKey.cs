using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>What a <see cref="Standings"/> counts.</summary>
/// <param name="FirstDay">The first day of the period; none for all of time.</param>
/// <param name="ServerId">None = all servers.</param>
internal readonly record struct StandingsKey(CalendarPeriod Period, int? FirstDay, Guid? ServerId)
{
    public static StandingsKey Of(CalendarPeriod period, int day, Guid? serverId) => new(period, period.FirstDay(day), serverId);
}
