namespace KillBot.Domain.Boards;

/// <summary>The next step of a board: what is posted now, and when there is something to do again.</summary>
/// <param name="Regular">The time of the schedule that is posted now.</param>
/// <param name="Final">The end of the period whose final board is posted now.</param>
/// <param name="Missed">The time that nothing is posted for any more.</param>
/// <param name="SeenTo">The last time of the schedule that is done with.</param>
public sealed record BoardAdvance(
    DateTimeOffset? Regular,
    DateTimeOffset? Final,
    DateTimeOffset? Missed,
    string TimeZone,
    DateTimeOffset? NextAt,
    DateTimeOffset? FinalAt,
    DateTimeOffset SeenTo);
