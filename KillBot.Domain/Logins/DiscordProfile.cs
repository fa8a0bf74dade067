namespace KillBot.Domain.Logins;

/// <summary>What Discord says about somebody who signs in.</summary>
/// <param name="Name">The display name, else the user name; 1 to 32 of Unicode's characters, none of them a control character.</param>
/// <param name="Discriminator">Four digits, or <c>0</c> of an account with a unique name.</param>
/// <param name="Avatar">The hash of the avatar.</param>
/// <param name="Guilds">The guilds that the person is in; null where the login does not let them be read.</param>
public sealed record DiscordProfile(
    long Id, string Name, string Discriminator, string? Avatar, IReadOnlyList<DiscordGuild>? Guilds);

/// <summary>A guild of somebody who signs in.</summary>
/// <param name="Icon">The hash of the icon.</param>
/// <param name="Permissions">The person's permissions in the guild, as Discord's bit set.</param>
public sealed record DiscordGuild(long Id, string Name, string? Icon, bool IsOwner, long Permissions);
