namespace KillBot.Domain.Feeds.Filters;

/// <summary>What a piece of a filter's text is.</summary>
internal enum FilterTokenKind
{
    Word,
    Quoted,

    /// <summary>A quoted text without its end.</summary>
    Unclosed,

    Operator,
    Open,
    Close,

    /// <summary>A character that stands nowhere.</summary>
    Unknown,

    End,
}
