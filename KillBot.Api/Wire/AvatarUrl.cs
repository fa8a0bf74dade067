using System.Globalization;

namespace KillBot.Api.Wire;

/// <summary>Where Discord shows an account's avatar.</summary>
internal static class AvatarUrl
{
    /// <summary>
    /// The address for the hash of an avatar, null without one
    /// (https://discord.com/developers/docs/reference#image-formatting).
    /// </summary>
    public static string? Of(long? discordId, string? hash) => discordId is null || hash is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"https://cdn.discordapp.com/avatars/{discordId}/{Uri.EscapeDataString(hash)}.png");
}
