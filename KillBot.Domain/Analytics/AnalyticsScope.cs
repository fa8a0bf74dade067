namespace KillBot.Domain.Analytics;

/// <summary>Whose fights analytics are about: those of a whole server, or those of one person wherever they were.</summary>
/// <param name="Players">The players of the person; none for a server, or for an account without players.</param>
/// <param name="ServerId">The server, of which everybody's fights count; none for a person.</param>
/// <param name="Game">One of <see cref="Kills.Games"/>.</param>
public sealed record AnalyticsScope(IReadOnlyList<Guid> Players, Guid? ServerId, string Game);
