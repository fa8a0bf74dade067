using KillBot.Domain.Links;
using KillBot.Domain.StarCitizen.Citizens;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.Links;

/// <summary>Where the bios are that codes are written into.</summary>
internal static class LinkPages
{
    /// <param name="name">A valid handle, or a valid id of VRChat: neither has a character with a meaning in addresses.</param>
    public static Uri Of(LinkKind kind, string name, IOptions<CitizenSiteOptions> site) => kind switch
    {
        LinkKind.Rsi => new Uri($"{site.Value.SiteBaseUrl.AbsoluteUri.TrimEnd('/')}/citizens/{name}"),
        LinkKind.VRChat => new Uri($"https://vrchat.com/home/user/{name}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
