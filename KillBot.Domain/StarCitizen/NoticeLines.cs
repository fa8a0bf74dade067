namespace KillBot.Domain.StarCitizen;

/// <summary>A notification on the HUD.</summary>
/// <param name="Text">Up to the end of the line: a notification of several lines is cut off there.</param>
public sealed record Hud(DateTimeOffset? At, string Text) : GameLogLine("hud", At);

public sealed record MissionStart(DateTimeOffset? At, string? MissionId) : GameLogLine("mission_start", At);

/// <param name="Completion"><c>Complete</c>, <c>Abandon</c>, <c>Fail</c>, …</param>
public sealed record MissionEnd(DateTimeOffset? At, string? MissionId, string Completion) : GameLogLine("mission_end", At);
