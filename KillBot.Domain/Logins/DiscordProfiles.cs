using System.Globalization;
using System.Text;
using KillBot.Domain.Users;

namespace KillBot.Domain.Logins;

/// <summary>Makes what Discord answered into what is stored.</summary>
internal static class DiscordProfiles
{
    private const int NameLength = 32;
    private const int GuildNameLength = 100;
    private const int HashLength = 64;

    /// <exception cref="DiscordLoginException">The answer names no account.</exception>
    public static DiscordProfile From(UserJson user, IReadOnlyList<GuildJson?>? guilds)
    {
        if (Snowflake(user.Id) is not { } id)
        {
            throw new DiscordLoginException(DiscordLoginFailure.Unreadable, "Discord's answer names no account.");
        }

        return new DiscordProfile(
            id,
            Text(user.GlobalName, NameLength) ?? Text(user.Username, NameLength) ?? user.Id!,
            user.Discriminator is { Length: > 0 and <= 4 } digits && digits.All(char.IsAsciiDigit) ? digits : User.NoDiscriminator,
            Hash(user.Avatar),
            guilds is null ? null : [.. guilds.Select(From).OfType<DiscordGuild>().DistinctBy(guild => guild.Id)]);
    }

    private static DiscordGuild? From(GuildJson? guild) =>
        Snowflake(guild?.Id) is { } id
            ? new DiscordGuild(
                id,
                Text(guild!.Name, GuildNameLength) ?? guild.Id!,
                Hash(guild.Icon),
                guild.Owner,
                ulong.TryParse(guild.Permissions.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? unchecked((long)bits) : 0)
            : null;

    private static long? Snowflake(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    // The hash becomes part of an address.
    private static string? Hash(string? text) =>
        text is { Length: > 0 and <= HashLength } && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? text : null;

    private static string? Text(string? text, int length)
    {
        var runes = (text ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar).Take(length);
        var clean = string.Concat(runes).Trim();
        return clean.Length > 0 ? clean : null;
    }
}
