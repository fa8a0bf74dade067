using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>
/// What a member may do, by the documented rules and in their order
/// (https://discord.com/developers/docs/topics/permissions#permission-overwrites). Timeouts are not considered.
/// </summary>
public static class PermissionCalculator
{
    /// <summary>Every permission, those included that this library has no name for.</summary>
    public const Permissions All = (Permissions)ulong.MaxValue;

    /// <summary>What a member may do in a guild before any channel has its say: @everyone and the member's roles together.</summary>
    /// <param name="memberRoles">Unknown roles count for nothing.</param>
    /// <returns><see cref="All"/> for the owner and for administrators.</returns>
    public static Permissions InGuild(
        Snowflake guildId, Snowflake ownerId, ReadOnlySpan<Role> guildRoles, Snowflake memberId, ReadOnlySpan<Snowflake> memberRoles)
    {
        if (memberId == ownerId)
        {
            return All;
        }

        var permissions = Permissions.None;
        foreach (var role in guildRoles)
        {
            if (role.Id == guildId || memberRoles.Contains(role.Id))
            {
                permissions |= role.Permissions;
            }
        }

        return permissions.HasFlag(Permissions.Administrator) ? All : permissions;
    }

    /// <summary>What a member may do in a channel: first @everyone's overwrite, then all of the roles' together, then the member's own.</summary>
    /// <param name="inGuild">From <see cref="InGuild"/>.</param>
    public static Permissions InChannel(
        Permissions inGuild, Snowflake guildId, IReadOnlyList<PermissionOverwrite> overwrites, Snowflake memberId, ReadOnlySpan<Snowflake> memberRoles) =>
        inGuild.HasFlag(Permissions.Administrator)
            ? All
            : WithoutImplied(Overwrite(inGuild, guildId, overwrites, memberId, memberRoles), Permissions.SendMessages);

    /// <summary>
    /// What a member may do in a thread, by the overwrites of its parent channel. <see cref="Permissions.SendMessages"/> is not
    /// inherited: in the result it says whether messages may be sent in the thread, as
    /// <see cref="Permissions.SendMessagesInThreads"/> does (https://discord.com/developers/docs/topics/threads#permissions).
    /// Whether the member was added to a private thread is not considered.
    /// </summary>
    public static Permissions InThread(
        Permissions inGuild, Snowflake guildId, IReadOnlyList<PermissionOverwrite> parentOverwrites, Snowflake memberId, ReadOnlySpan<Snowflake> memberRoles)
    {
        if (inGuild.HasFlag(Permissions.Administrator))
        {
            return All;
        }

        var permissions = WithoutImplied(
            Overwrite(inGuild, guildId, parentOverwrites, memberId, memberRoles), Permissions.SendMessagesInThreads);
        return permissions.HasFlag(Permissions.SendMessagesInThreads)
            ? permissions | Permissions.SendMessages
            : permissions & ~Permissions.SendMessages;
    }

    private static Permissions Overwrite(
        Permissions permissions, Snowflake guildId, IReadOnlyList<PermissionOverwrite> overwrites, Snowflake memberId, ReadOnlySpan<Snowflake> memberRoles)
    {
        var (everyoneDenied, everyoneAllowed) = (Permissions.None, Permissions.None);
        var (rolesDenied, rolesAllowed) = (Permissions.None, Permissions.None);
        var (memberDenied, memberAllowed) = (Permissions.None, Permissions.None);
        for (var index = 0; index < overwrites.Count; index++)
        {
            var overwrite = overwrites[index];
            if (overwrite.Type == OverwriteType.Member && overwrite.Id == memberId)
            {
                (memberDenied, memberAllowed) = (overwrite.Deny, overwrite.Allow);
            }
            else if (overwrite.Type == OverwriteType.Role && overwrite.Id == guildId)
            {
                (everyoneDenied, everyoneAllowed) = (overwrite.Deny, overwrite.Allow);
            }
            else if (overwrite.Type == OverwriteType.Role && memberRoles.Contains(overwrite.Id))
            {
                rolesDenied |= overwrite.Deny;
                rolesAllowed |= overwrite.Allow;
            }
        }

        permissions = (permissions & ~everyoneDenied) | everyoneAllowed;
        permissions = (permissions & ~rolesDenied) | rolesAllowed;
        return (permissions & ~memberDenied) | memberAllowed;
    }

    /// <summary>https://discord.com/developers/docs/topics/permissions#implicit-permissions</summary>
    private static Permissions WithoutImplied(Permissions permissions, Permissions send)
    {
        if (!permissions.HasFlag(Permissions.ViewChannel))
        {
            return Permissions.None;
        }

        return permissions.HasFlag(send)
            ? permissions
            : permissions & ~(Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.MentionEveryone);
    }
}
