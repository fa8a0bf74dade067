using System.Diagnostics.CodeAnalysis;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.VRChat.Client;

namespace KillBot.Domain.Links;

/// <summary>What somebody says to be theirs, as it was typed and as it is compared.</summary>
/// <param name="Key"><see cref="AccountLink.Subject"/></param>
public sealed record LinkSubject(LinkKind Kind, string Key, string Name)
{
    private static readonly string[] CitizenPages = ["robertsspaceindustries.com", "www.robertsspaceindustries.com"];
    private static readonly string[] ProfilePages = ["vrchat.com", "www.vrchat.com"];

    /// <summary>Takes a handle, or the address of a citizen's page.</summary>
    public static bool TryParseRsi(string text, [NotNullWhen(true)] out LinkSubject? subject)
    {
        var handle = LastOfPath(text.Trim(), CitizenPages, "citizens") ?? text.Trim();
        subject = PlayerHandle.IsRsiHandle(handle) ? new LinkSubject(LinkKind.Rsi, Player.KeyOf(handle), handle) : null;
        return subject is not null;
    }

    /// <summary>Takes a user's id, or the address of a profile.</summary>
    public static bool TryParseVRChat(string text, [NotNullWhen(true)] out LinkSubject? subject)
    {
        var id = LastOfPath(text.Trim(), ProfilePages, "user") ?? text.Trim();
        // Those of today are in small letters; of the old ones the case matters.
        id = id.StartsWith("usr_", StringComparison.OrdinalIgnoreCase) ? id.ToLowerInvariant() : id;
        subject = VRChatUserId.IsValid(id) ? new LinkSubject(LinkKind.VRChat, id, id) : null;
        return subject is not null;
    }

    /// <summary>The name in the address of a page of a site: <c>https://host/[…/]folder/NAME</c>.</summary>
    private static string? LastOfPath(string text, string[] hosts, string folder)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || !hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && parts[^2].Equals(folder, StringComparison.OrdinalIgnoreCase) ? parts[^1] : null;
    }
}
