using System.Globalization;
using AngleSharp.Dom;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Reads a citizen's public page, <c>/citizens/{handle}</c>.</summary>
/// <remarks>
/// What it relies on: <c>#public-profile</c> holds <c>.citizen-record</c>; <c>.profile .info</c> with the moniker, the handle and the
/// badge in entries; <c>.main-org .info</c>; and entries whose <c>.label</c> is Enlisted, Location, Fluency or Bio. The texts are
/// untrusted: they come back without markup, control characters and overlong parts.
/// </remarks>
public static class CitizenPage
{
    private const int MaxNameLength = 100;
    private const int MaxBioLength = 5000;
    private const int MaxLanguages = 50;

    private static readonly string[] DateFormats = ["MMM d, yyyy", "MMMM d, yyyy"];

    /// <summary>The citizen, or null when this is no citizen's page, or not this one's.</summary>
    /// <param name="html">At most a few hundred kilobytes; a page with more than 20,000 tags is none.</param>
    /// <param name="address">Where the page was read: relative addresses in it start there.</param>
    /// <param name="handle">Whose page was asked for.</param>
    public static Citizen? Parse(string html, Uri address, string handle)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var document = UntrustedHtml.Parse(html);
        if (document?.QuerySelector("#public-profile") is not { } page
            || page.QuerySelector(".profile .info") is not { } info
            || Labelled(info, "Handle name") is not { } shown
            || !CitizenHandle.IsValid(shown)
            || !PlayerHandle.Comparer.Equals(shown, handle))
        {
            return null;
        }

        return new Citizen(
            shown,
            Text(info.QuerySelectorAll(".entry").FirstOrDefault(IsMoniker)?.QuerySelector(".value")),
            Number(page.QuerySelector(".citizen-record .value")),
            Date(Labelled(page, "Enlisted")),
            Labelled(page, "Location")?.Replace(" ,", ",", StringComparison.Ordinal),
            Languages(Labelled(page, "Fluency")),
            Text(page.QuerySelector(".bio .value"), MaxBioLength),
            Text(Badge(info)?.QuerySelector(".value")),
            ImageUrl.Of(Badge(info)?.QuerySelector(".icon img"), address),
            ImageUrl.Of(page.QuerySelector(".profile .thumb img"), address),
            Organization(page.QuerySelector(".main-org .info")),
            address);
    }

    private static bool IsMoniker(IElement entry) =>
        entry.QuerySelector(".label") is null && entry.QuerySelector(".icon") is null && entry.QuerySelector(".value") is not null;

    private static IElement? Badge(IElement info) =>
        info.QuerySelectorAll(".entry").FirstOrDefault(entry => entry.QuerySelector(".icon") is not null);

    private static CitizenOrganization? Organization(IElement? info)
    {
        if (info is null)
        {
            return null;
        }

        var organization = new CitizenOrganization(
            Labelled(info, "Spectrum Identification (SID)"),
            Text(info.QuerySelectorAll(".entry").FirstOrDefault(IsMoniker)?.QuerySelector(".value")),
            Labelled(info, "Organization rank"));
        return organization is { Sid: null, Name: null } ? null : organization;
    }

    /// <summary>The value of the entry with this label.</summary>
    private static string? Labelled(IElement part, string label) => Text(part.QuerySelectorAll(".entry")
        .FirstOrDefault(entry => Text(entry.QuerySelector(".label")) is { } text && text.Equals(label, StringComparison.OrdinalIgnoreCase))
        ?.QuerySelector(".value"));

    private static long? Number(IElement? element) =>
        long.TryParse(Text(element)?.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string[]? Languages(string? text)
    {
        var languages = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxLanguages).ToArray();
        return languages is { Length: > 0 } ? languages : null;
    }

    private static string? Text(IElement? element, int maxLength = MaxNameLength) => ElementText.Of(element, maxLength);
}
