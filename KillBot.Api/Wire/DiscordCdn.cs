using System.Globalization;

namespace KillBot.Api.Wire;

/// <summary>Addresses of Discord's pictures (https://discord.com/developers/docs/reference#image-formatting).</summary>
internal static class DiscordCdn
{
    private const string Address = "https://cdn.discordapp.com";

    /// <summary>Null without an account, or where it has no avatar of its own.</summary>
    public static string? Avatar(long? userId, string? hash) =>
        userId is null || hash is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Address}/avatars/{userId}/{hash}.png");

    /// <summary>Null where the guild has no icon.</summary>
    public static string? Icon(long? guildId, string? hash) =>
        guildId is null || hash is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Address}/icons/{guildId}/{hash}.png");
}
