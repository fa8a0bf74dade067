namespace KillBot.Domain.Feeds.Filters;

/// <summary>How a field is compared with a value.</summary>
internal enum FilterOperator
{
    Equal,
    NotEqual,
    Contains,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
