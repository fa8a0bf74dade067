using System.Globalization;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary>Which part of which leaderboard is wanted, as options and custom ids say it. Whatever comes back in a custom id is checked.</summary>
/// <param name="IsEverywhere">Of all servers, not of the one here.</param>
/// <param name="Offset">How many places are before the page.</param>
internal readonly record struct LeaderboardPageId(LeaderboardType Type, CalendarPeriod Period, bool IsEverywhere, int Offset)
{
    /// <summary>The parts behind the owner.</summary>
    public const int Parts = 5;

    public const string Server = "server";
    public const string Everywhere = "everywhere";

    /// <summary>A number is told apart from the same page's of another button by <paramref name="button"/>.</summary>
    public string Write(string button) => string.Create(
        CultureInfo.InvariantCulture,
        $"{LeaderboardTypes.NameOf(Type)}:{CalendarPeriods.NameOf(Period)}:{(IsEverywhere ? Everywhere : Server)}:{Offset}:{button}");

    public static bool TryRead(IReadOnlyList<string> parts, out LeaderboardPageId id)
    {
        id = default;
        if (LeaderboardTypes.Find(parts[0]) is not { } type || CalendarPeriods.Find(parts[1]) is not { } period
            || parts[2] is not (Server or Everywhere)
            || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        id = new LeaderboardPageId(type, period, parts[2] == Everywhere, offset);
        return true;
    }
}
