namespace KillBot.Domain.Feeds.Filters;

/// <summary>How operators are written.</summary>
internal static class FilterOperators
{
    private static readonly string[] Signs = ["=", "!=", "~", "<", "<=", ">", ">="];

    public static string SignOf(FilterOperator comparison) => Signs[(int)comparison];

    /// <summary><c>==</c> is what programmers type for <c>=</c>.</summary>
    public static FilterOperator? Find(string sign) =>
        sign == "==" ? FilterOperator.Equal
        : Array.IndexOf(Signs, sign) is var index and >= 0 ? (FilterOperator)index
        : null;
}
