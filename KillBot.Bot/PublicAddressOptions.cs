namespace KillBot.Bot;

/// <summary>Where others reach this KillBot's API; itself it knows only where it listens.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>An http or https address without a query, such as <c>https://killbot.example.org</c>; null while nobody has said.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The same without a slash at its end, for paths to follow.</summary>
    public string? Address => PublicUrl?.AbsoluteUri.TrimEnd('/');
}
