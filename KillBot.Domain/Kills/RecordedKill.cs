namespace KillBot.Domain.Kills;

/// <summary>What became of a <see cref="NewKill"/>.</summary>
/// <param name="Kill">The kill as it is stored.</param>
/// <param name="IsNew">False when it had been reported before, by this tracker or by the other side's.</param>
/// <param name="IsOwn">Nobody but the side that asks has reported it: what came with it is theirs to see.</param>
public sealed record RecordedKill(Kill Kill, bool IsNew, bool IsOwn);
