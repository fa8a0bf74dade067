namespace KillBot.Domain.Feeds.Filters;

/// <summary>What is wrong with the text of a filter, and where.</summary>
/// <param name="Column">The first character that it is about, from 1, in UTF-16 units; one behind the text when something is missing at its end.</param>
/// <param name="Length">In UTF-16 units; 0 when something is missing.</param>
public sealed record FilterError(FilterProblem Problem, int Column, int Length)
{
    /// <summary>What stands there, at most <see cref="MaxFound"/> characters of it; none at the end of the text. Anything that people can type.</summary>
    public string? Found { get; init; }

    /// <summary>The field that it is about, as filters have it.</summary>
    public string? Field { get; init; }

    /// <summary>What may be meant. It can repeat what was typed.</summary>
    public string? Suggestion { get; init; }

    /// <summary>What may stand there.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How much is allowed.</summary>
    public int? Limit { get; init; }

    internal const int MaxFound = 40;
}
