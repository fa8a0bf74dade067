namespace KillBot.Api.StarCitizen;

/// <summary>Filters of catalog lists. An empty one lets everything through; case does not matter.</summary>
internal static class CatalogFilter
{
    public static bool Is(string? filter, params ReadOnlySpan<string?> values) => string.IsNullOrWhiteSpace(filter)
        || Any(values, value => value.Equals(filter.Trim(), StringComparison.OrdinalIgnoreCase));

    public static bool Contains(string? filter, params ReadOnlySpan<string?> values) => string.IsNullOrWhiteSpace(filter)
        || Any(values, value => value.Contains(filter.Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool Any(ReadOnlySpan<string?> values, Func<string, bool> matches)
    {
        foreach (var value in values)
        {
            if (value is not null && matches(value))
            {
                return true;
            }
        }

        return false;
    }
}
