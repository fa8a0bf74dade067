using System.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>A condition of a filter: a clause, or what is made of others.</summary>
/// <param name="start">Index of its first character in the filter's text.</param>
/// <param name="end">Index behind its last character.</param>
internal abstract class FilterNode(int start, int end)
{
    public int Start => start;

    public int End => end;

    public abstract bool Holds(FeedSubject subject, Guid serverId);

    /// <summary>The smallest part that alone makes this condition what it is for the subject.</summary>
    public abstract FilterNode Deciding(FeedSubject subject, Guid serverId);

    /// <summary>Keys of which at least one is true of whatever makes this condition <paramref name="value"/>; null when nothing is known.</summary>
    public abstract IReadOnlyList<FilterKey>? KeysWhen(bool value);

    /// <summary>The condition as text, with no more parentheses than it takes.</summary>
    public abstract void Print(StringBuilder text);
}
