using KillBot.Domain.Kills;
using KillBot.Domain.Text;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>Answers in the words that trackers know.</summary>
internal static class TrackerAnswer
{
    public static TrackerReportResponse Heartbeat { get; } = new("ok", "Nothing to record.", null);

    public static TrackerReportResponse Of(RecordedKill recorded) => recorded.IsNew
        ? new TrackerReportResponse("recorded", "The kill is recorded.", PublicId.OfKill(recorded.Kill.Id))
        : new TrackerReportResponse("duplicate", "The kill had been reported before.", PublicId.OfKill(recorded.Kill.Id));

    /// <summary>BlightVeil's word for what is no kill of a player by another is <c>ignore</c>.</summary>
    public static TrackerReportResponse ForBlightVeil(RecordedKill recorded) => recorded.Kill.IsSuicide || recorded.Kill.VictimId is null
        ? new TrackerReportResponse("ignore", "It is recorded, and no PvP kill.", PublicId.OfKill(recorded.Kill.Id))
        : Of(recorded);
}
