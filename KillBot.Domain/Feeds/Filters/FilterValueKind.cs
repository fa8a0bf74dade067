namespace KillBot.Domain.Feeds.Filters;

/// <summary>What a field is compared with.</summary>
internal enum FilterValueKind
{
    Text,
    YesOrNo,
    Number,
    Choice,
}
