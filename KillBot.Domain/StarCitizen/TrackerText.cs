namespace KillBot.Domain.StarCitizen;

/// <summary>Text fields as kill trackers send them.</summary>
public static class TrackerText
{
    /// <summary>Trims; null for what trackers write when they do not know: nothing, <c>NONE</c>, <c>-1</c>, <c>unknown</c>.</summary>
    public static string? NullIfPlaceholder(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || trimmed == "-1"
            || trimmed.Equals("NONE", StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals("unknown", StringComparison.OrdinalIgnoreCase)
                ? null
                : trimmed;
    }
}
