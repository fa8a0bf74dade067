namespace KillBot.Domain.Feeds.Filters;

/// <summary>Whether a filter matches, and the part of it that settles that, whatever the rest says.</summary>
/// <param name="Part">As typed.</param>
/// <param name="Column">Of the part's first character, from 1, in UTF-16 units.</param>
public sealed record FilterVerdict(bool Matches, string Part, int Column);
