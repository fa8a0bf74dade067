using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>How keywords are written.</summary>
internal static class FilterKeywords
{
    public static FilterKeyword Of(string word) => NameFolding.Of(word) switch
    {
        "and" => FilterKeyword.And,
        "or" => FilterKeyword.Or,
        "not" => FilterKeyword.Not,
        _ => FilterKeyword.None,
    };
}
