using System.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>A condition that must not hold.</summary>
internal sealed class FilterNegation(int start, FilterNode negated, int end) : FilterNode(start, end)
{
    public override bool Holds(FeedSubject subject, Guid serverId) => !negated.Holds(subject, serverId);

    public override FilterNode Deciding(FeedSubject subject, Guid serverId) =>
        negated.Deciding(subject, serverId) is var deciding && deciding == negated ? this : deciding;

    public override IReadOnlyList<FilterKey>? KeysWhen(bool value) => negated.KeysWhen(!value);

    public override void Print(StringBuilder text)
    {
        var isOpen = negated is FilterGroup;
        text.Append(isOpen ? "not (" : "not ");
        negated.Print(text);
        text.Append(isOpen ? ")" : "");
    }
}
