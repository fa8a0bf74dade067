using System.Globalization;
using System.Text;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>A condition about one field.</summary>
internal abstract class FilterClause(int start, int end) : FilterNode(start, end)
{
    public const string Yes = "yes";
    public const string No = "no";

    public override FilterNode Deciding(FeedSubject subject, Guid serverId) => this;

    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    /// <summary><c>pvp</c>, or the same with a value.</summary>
    public sealed class Flag(int start, int end, FilterField field, bool expected) : FilterClause(start, end)
    {
        public override bool Holds(FeedSubject subject, Guid serverId) => subject.Is(field, serverId) == expected;

        // Who is a member takes a look-up that no index should ask for.
        public override IReadOnlyList<FilterKey>? KeysWhen(bool value) =>
            field == FilterField.Member ? null : [new FilterKey(field, value == expected ? Yes : No)];

        public override void Print(StringBuilder text) => text.Append(FilterFields.NameOf(field)).Append(expected ? "" : " = no");
    }

    /// <summary><c>weapon = x</c>, <c>weapon != x</c> or <c>weapon ~ x</c>.</summary>
    /// <param name="value">As typed.</param>
    /// <param name="folded">By <see cref="Domain.Text.NameFolding"/>, not empty.</param>
    public sealed class Text(int start, int end, FilterField field, FilterOperator comparison, string value, string folded) : FilterClause(start, end)
    {
        public override bool Holds(FeedSubject subject, Guid serverId) => comparison switch
        {
            FilterOperator.Equal => subject.Has(field, folded, isPart: false, serverId),
            FilterOperator.NotEqual => !subject.Has(field, folded, isPart: false, serverId),
            _ => subject.Has(field, folded, isPart: true, serverId),
        };

        public override IReadOnlyList<FilterKey>? KeysWhen(bool value) =>
            comparison != (value ? FilterOperator.Equal : FilterOperator.NotEqual) ? null
            : field == FilterField.Member ? [new(FilterField.Killer, folded), new(FilterField.Victim, folded), new(FilterField.Member, folded)]
            : [new(field, folded)];

        public override void Print(StringBuilder text) => text.Append(FilterFields.NameOf(field)).Append(' ')
            .Append(FilterOperators.SignOf(comparison)).Append(' ').Append(FilterLexer.IsWord(value) ? value : FilterLexer.Quote(value));
    }

    /// <summary><c>instance = public</c> or <c>instance != public</c>.</summary>
    public sealed class Instance(int start, int end, InstanceAccess access, bool expected) : FilterClause(start, end)
    {
        public override bool Holds(FeedSubject subject, Guid serverId) => subject.Access == access == expected;

        public override IReadOnlyList<FilterKey>? KeysWhen(bool value) =>
            value == expected ? [new(FilterField.Instance, FilterFields.NameOf(access))] : null;

        public override void Print(StringBuilder text) => text.Append(FilterFields.NameOf(FilterField.Instance))
            .Append(expected ? " = " : " != ").Append(FilterFields.NameOf(access));
    }

    /// <summary><c>streak &gt; 4</c>. Without a streak nothing holds but <c>!=</c>.</summary>
    public sealed class Streak(int start, int end, FilterOperator comparison, int value) : FilterClause(start, end)
    {
        public override bool Holds(FeedSubject subject, Guid serverId) => (comparison, subject.StreakIn(serverId)) switch
        {
            (FilterOperator.Less, { } streak) => streak < value,
            (FilterOperator.LessOrEqual, { } streak) => streak <= value,
            (FilterOperator.Greater, { } streak) => streak > value,
            (FilterOperator.GreaterOrEqual, { } streak) => streak >= value,
            (FilterOperator.NotEqual, var streak) => streak != value,
            (_, var streak) => streak == value,
        };

        public override IReadOnlyList<FilterKey>? KeysWhen(bool value) => null;

        public override void Print(StringBuilder text) => text.Append(FilterFields.NameOf(FilterField.Streak)).Append(' ')
            .Append(FilterOperators.SignOf(comparison)).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture));
    }
}
