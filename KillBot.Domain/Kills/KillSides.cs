using KillBot.Domain.Data;
using KillBot.Domain.Players;

namespace KillBot.Domain.Kills;

/// <summary>Tells which side of a fight a report comes from.</summary>
internal static class KillSides
{
    extension(WriteTransaction transaction)
    {
        /// <summary>By the names as they are written, and else by who has, or had, them.</summary>
        public KillReporters SideOf(NewKill report)
        {
            if (report.ReporterName is not { } reporter)
            {
                return KillReporters.Witness;
            }

            if (IsSame(reporter, report.KillerName))
            {
                return KillReporters.Killer;
            }

            if (IsSame(reporter, report.VictimName))
            {
                return KillReporters.Victim;
            }

            var players = transaction.Cached<PlayerDirectory>();
            return players.Find(transaction, report.Game, reporter) is not { } id ? KillReporters.Witness
                : IsPlayer(report.KillerIsNpc ? null : report.KillerName, id) ? KillReporters.Killer
                : IsPlayer(report.VictimIsNpc ? null : report.VictimName, id) ? KillReporters.Victim
                : KillReporters.Witness;

            bool IsPlayer(string? name, Guid player) => name is not null && players.Find(transaction, report.Game, name) == player;
        }
    }

    private static bool IsSame(string reporter, string? name) => string.Equals(reporter, name, StringComparison.OrdinalIgnoreCase);
}
