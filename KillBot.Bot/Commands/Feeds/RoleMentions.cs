using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>
/// Whether a caller may have the bot notify a role: by Discord's rules both have to be allowed to mention it themselves
/// (https://support.discord.com/hc/en-us/articles/214406318).
/// </summary>
internal sealed class RoleMentions(GuildCache guilds)
{
    /// <summary>Why not, in words; null when they may.</summary>
    /// <param name="request">Of the caller.</param>
    /// <param name="channelId">Where the role is to be notified.</param>
    public string? Refuse(InteractionRequest request, Snowflake roleId, Snowflake channelId)
    {
        var (guildId, texts) = (request.GuildId!.Value, request.CallerTexts);
        if (roleId == guildId)
        {
            return texts["feed.role-everyone"];
        }

        var guild = guilds.Find(guildId);
        if ((guild?.FindRole(roleId) ?? request.Options.FindRole(FeedOptions.RoleName)) is not { } role || role.Id != roleId)
        {
            return texts["feed.role-gone"];
        }

        if (role.Mentionable)
        {
            return null;
        }

        var key = guild is null || !PermissionsOf(request, guild, channelId).HasFlag(Permissions.MentionEveryone) ? "feed.role-not-yours"
            : (guilds.ComputePermissions(guildId, channelId) ?? Permissions.None).HasFlag(Permissions.MentionEveryone) ? null
            : "feed.role-not-mine";
        return key is null ? null : texts.Say(
            key,
            ("role", TextValue.Role(roleId)),
            ("channel", TextValue.Channel(channelId)),
            ("permission", TextValue.Markdown($"**{PermissionTexts.NamesOf(Permissions.MentionEveryone, texts)[0]}**")));
    }

    // The interaction tells what they may do where they called, which need not be where the feed is.
    private static Permissions PermissionsOf(InteractionRequest request, CachedGuild guild, Snowflake channelId)
    {
        Snowflake[] roles = [.. request.Interaction.Member?.Roles ?? []];
        var inGuild = PermissionCalculator.InGuild(guild.Id, guild.OwnerId, guild.Roles.AsSpan(), request.Caller.Id, roles);
        IReadOnlyList<PermissionOverwrite> overwrites = guild.FindChannel(channelId)?.PermissionOverwrites ?? [];
        return PermissionCalculator.InChannel(inGuild, guild.Id, overwrites, request.Caller.Id, roles);
    }
}
