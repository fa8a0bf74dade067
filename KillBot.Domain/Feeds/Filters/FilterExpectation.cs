namespace KillBot.Domain.Feeds.Filters;

/// <summary>What has to come next in a filter.</summary>
internal enum FilterExpectation
{
    /// <summary>Nothing would make it right.</summary>
    None,

    /// <summary>A field, <c>not</c> or <c>(</c>.</summary>
    Condition,

    Operator,
    Value,

    /// <summary><c>and</c>, <c>or</c>, or <c>)</c>.</summary>
    Connective,
}
