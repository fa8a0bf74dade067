using System.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// What a feed tells of all that it could: <c>pvp and (weapon ~ laser or streak &gt; 4)</c>. The language is described in
/// <c>docs/feeds.md</c>. Immutable; equal to every filter that says the same in the same words, however those are spaced and quoted.
/// </summary>
public sealed class FeedFilter : IEquatable<FeedFilter>
{
    /// <summary>Of its text, in UTF-16 units.</summary>
    public const int MaxLength = 500;

    /// <summary>Parentheses and <c>not</c> in one another.</summary>
    public const int MaxDepth = 16;

    public const int MaxClauses = 50;

    /// <summary>The largest number to compare with.</summary>
    public const int MaxNumber = 1_000_000;

    private readonly FilterNode _condition;
    private readonly string _canonical;

    private FeedFilter(string text, FeedKind kind, FilterNode condition)
    {
        Text = text;
        Kind = kind;
        _condition = condition;
        var canonical = new StringBuilder(text.Length);
        condition.Print(canonical);
        _canonical = canonical.ToString();
    }

    /// <summary>As typed.</summary>
    public string Text { get; }

    /// <summary>The feeds that it is for.</summary>
    public FeedKind Kind { get; }

    /// <summary>Reads a filter. What is wrong with a text is told, never thrown.</summary>
    public static ParsedFilter Parse(string text, FeedKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FilterParser.Parse(text, kind, out var condition) is { } error
            ? new ParsedFilter(error)
            : new ParsedFilter(new FeedFilter(text, kind, condition));
    }

    /// <param name="serverId">The server whose feed has the filter.</param>
    public bool Matches(FeedSubject subject, Guid serverId) => _condition.Holds(subject, serverId);

    /// <summary>The verdict of <see cref="Matches"/>, and what settles it.</summary>
    /// <param name="serverId">The server whose feed has the filter.</param>
    public FilterVerdict Explain(FeedSubject subject, Guid serverId)
    {
        var deciding = _condition.Deciding(subject, serverId);
        return new FilterVerdict(_condition.Holds(subject, serverId), Text[deciding.Start..deciding.End], deciding.Start + 1);
    }

    /// <summary>The filter evenly spaced and without idle quotes and parentheses: it can be a little longer than what was typed.</summary>
    public override string ToString() => _canonical;

    public bool Equals(FeedFilter? other) => other is not null && Kind == other.Kind && _canonical == other._canonical;

    public override bool Equals(object? obj) => Equals(obj as FeedFilter);

    public override int GetHashCode() => HashCode.Combine(Kind, _canonical);

    /// <summary>Of these at least one is true of whatever the filter matches; null when nothing is known.</summary>
    internal IReadOnlyList<FilterKey>? Keys => _condition.KeysWhen(true);
}
