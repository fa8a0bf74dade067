using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>
/// Members of a server's admin role may do with the bot what Manage Server allows. Discord says with each interaction which roles the
/// caller has, so a role that was taken away or deleted counts for nothing at once.
/// </summary>
internal sealed class AdminRolePermissions(AdminRoles roles) : GrantedPermissions
{
    public override async ValueTask<Permissions> OfAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var own = request.CallerPermissions;
        if (request is not { GuildId: { } guildId, Interaction.Member: { } member }
            || PermissionNames.Missing(Permissions.ManageGuild, own) == Permissions.None)
        {
            return own;
        }

        var role = await roles.FindAsync((long)guildId.Value, cancellationToken);
        return role is { } id && new Snowflake((ulong)id) is var roleId && roleId != guildId && member.Roles.Contains(roleId)
            ? own | Permissions.ManageGuild
            : own;
    }
}
