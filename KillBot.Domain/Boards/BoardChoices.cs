using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>What an admin chooses of a board.</summary>
/// <param name="ChannelId">The channel's snowflake.</param>
/// <param name="Types">In the order in which they are shown, each once.</param>
/// <param name="Cron">A cron expression as Quartz reads it, which the caller has checked.</param>
/// <param name="Top">How many places are shown: <see cref="BoardRules.MinTop"/> to <see cref="BoardRules.MaxTop"/>.</param>
/// <param name="HasFinals">A board of its own is posted when the period ends; for weeks, months and seasons.</param>
public sealed record BoardChoices(
    long ChannelId,
    IReadOnlyList<LeaderboardType> Types,
    CalendarPeriod Period,
    string Cron,
    int Top,
    bool EditsPrevious,
    bool HasFinals,
    bool HasChart);
