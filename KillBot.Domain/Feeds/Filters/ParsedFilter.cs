using System.Diagnostics.CodeAnalysis;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>A filter, or what keeps its text from being one.</summary>
public sealed record ParsedFilter
{
    internal ParsedFilter(FeedFilter filter) => Filter = filter;

    internal ParsedFilter(FilterError error) => Error = error;

    public FeedFilter? Filter { get; }

    public FilterError? Error { get; }

    [MemberNotNullWhen(true, nameof(Filter))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Filter is not null;
}
