using System.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>Conditions joined by <c>and</c>, or by <c>or</c>.</summary>
/// <param name="isAny">By <c>or</c>.</param>
internal sealed class FilterGroup(int start, bool isAny, IReadOnlyList<FilterNode> members, int end) : FilterNode(start, end)
{
    public override bool Holds(FeedSubject subject, Guid serverId) => FindDeciding(subject, serverId) is null ? !isAny : isAny;

    public override FilterNode Deciding(FeedSubject subject, Guid serverId) =>
        FindDeciding(subject, serverId)?.Deciding(subject, serverId) ?? this;

    public override IReadOnlyList<FilterKey>? KeysWhen(bool value)
    {
        // All members are what the whole is, or at least one of them is.
        var keys = members.Select(member => member.KeysWhen(value));
        return isAny == value
            ? keys.Aggregate((IReadOnlyList<FilterKey>?)[], (all, next) => all is null || next is null ? null : [.. all, .. next])
            : keys.Where(some => some is not null).MinBy(CostOf);
    }

    public override void Print(StringBuilder text)
    {
        for (var i = 0; i < members.Count; i++)
        {
            text.Append(i == 0 ? "" : isAny ? " or " : " and ");
            var isOpen = members[i] is FilterGroup { IsAny: true } && !isAny;
            text.Append(isOpen ? "(" : "");
            members[i].Print(text);
            text.Append(isOpen ? ")" : "");
        }
    }

    private bool IsAny => isAny;

    private FilterNode? FindDeciding(FeedSubject subject, Guid serverId)
    {
        foreach (var member in members)
        {
            if (member.Holds(subject, serverId) == isAny)
            {
                return member;
            }
        }

        return null;
    }

    // Names are rarer than flags: half of all kills may be PvP.
    private static int CostOf(IReadOnlyList<FilterKey>? keys) =>
        keys!.Sum(key => FilterFields.ValuesOf(key.Field) == FilterValueKind.Text ? 1 : FeedFilter.MaxClauses);
}
