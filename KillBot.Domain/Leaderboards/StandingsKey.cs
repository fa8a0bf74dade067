using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>What a <see cref="Standings"/> counts.</summary>
/// <param name="FirstDay">The first day of the period; none for all of time.</param>
/// <param name="ServerId">None = all servers.</param>
/// <param name="LastDay">The last day of a period that has ended; none for one that goes on.</param>
internal readonly record struct StandingsKey(CalendarPeriod Period, int? FirstDay, Guid? ServerId, int? LastDay = null)
{
    /// <summary>A period that has ended with <paramref name="lastDay"/>.</summary>
    public static StandingsKey Ended(CalendarPeriod period, int lastDay, Guid serverId) =>
        new(period, period.FirstDay(lastDay), serverId, lastDay);

    public static StandingsKey Of(CalendarPeriod period, int day, Guid? serverId) => new(period, period.FirstDay(day), serverId);
}
