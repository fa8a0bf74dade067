namespace KillBot.Domain.Feeds.Filters;

/// <summary>The words of filters that are neither field nor value.</summary>
internal enum FilterKeyword
{
    None,
    And,
    Or,
    Not,
}
