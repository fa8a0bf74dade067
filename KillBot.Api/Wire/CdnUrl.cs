namespace KillBot.Api.Wire;

/// <summary>Addresses of Discord's images (https://discord.com/developers/docs/reference#image-formatting).</summary>
internal static class CdnUrl
{
    /// <summary>The avatar of an account; null for none.</summary>
    public static string? OfAvatar(long? discordId, string? hash) => Of("avatars", discordId, hash);

    /// <summary>The icon of a guild; null for none.</summary>
    public static string? OfIcon(long? guildId, string? hash) => Of("icons", guildId, hash);

    // Hashes that begin with a_ are animated.
    private static string? Of(string kind, long? id, string? hash) => hash is null || id is null ? null
        : $"https://cdn.discordapp.com/{kind}/{id}/{hash}.{(hash.StartsWith("a_", StringComparison.Ordinal) ? "gif" : "png")}";
}
