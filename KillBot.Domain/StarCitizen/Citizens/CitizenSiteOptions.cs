namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Where citizens' pages are.</summary>
public sealed class CitizenSiteOptions
{
    /// <summary>An http or https address without query; pages are at <c>citizens/{handle}</c> below it.</summary>
    public Uri SiteBaseUrl { get; set; } = new("https://robertsspaceindustries.com");
}
