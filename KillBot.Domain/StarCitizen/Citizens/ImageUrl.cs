using AngleSharp.Dom;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Addresses of pictures in a page that others will load.</summary>
internal static class ImageUrl
{
    private const int MaxLength = 2000;

    /// <summary>The picture's address; null unless it is on the page's own server or on a named one over https.</summary>
    public static Uri? Of(IElement? image, Uri page)
    {
        // Whoever shows the picture loads it from where they are: an address within their own network must not come from here.
        return image?.GetAttribute("src")?.Trim() is { Length: > 0 and <= MaxLength } source
            && Uri.TryCreate(page, source, out var url)
            && url.UserInfo.Length == 0
            && (IsSameServer(url, page) || IsNamed(url))
                ? url
                : null;
    }

    private static bool IsSameServer(Uri url, Uri page) => url.Scheme == page.Scheme && url.Authority == page.Authority;

    private static bool IsNamed(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns
        && url.Host.Contains('.', StringComparison.Ordinal)
        && !url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        && !url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        && !url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
}
