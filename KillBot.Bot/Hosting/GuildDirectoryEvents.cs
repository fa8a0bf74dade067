using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Hosting;

/// <summary>Keeps the servers in the database as the gateway describes them, and notes who was seen in which.</summary>
internal sealed class GuildDirectoryEvents(
    ServerDirectory servers,
    ServerChannelDirectory channels,
    ServerSettingsService settings,
    AdminRoles adminRoles,
    DiscordGateway gateway,
    GuildSaves saves,
    TimeProvider timeProvider) : IGatewayEventHandler
{
    /// <summary>The others differ from channel to channel.</summary>
    private const Permissions Managing = Permissions.ManageGuild | Permissions.Administrator;

    private readonly RecentCallers _recent = new(timeProvider);

    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (gatewayEvent is GuildUpdate or GuildDelete or ChannelCreate or ChannelUpdate or ChannelDelete)
        {
            await saves.WhenSavedAsync();
        }

        switch (gatewayEvent)
        {
            case Ready ready:
                await KeepGuildsAsync(ready);
                break;
            case GuildCreate { Guild: { Unavailable: false } guild }:
                await saves.AddAsync(
                    Number(guild.Id), guild.Name, guild.Icon, Number(guild.OwnerId), guild.MemberCount, [.. guild.Channels.Select(Describe)]);
                await KeepRolesAsync(guild, cancellationToken);
                break;
            case GuildUpdate { Guild: var guild }:
                await servers.SaveGuildAsync(Number(guild.Id), guild.Name, guild.Icon, Number(guild.OwnerId), guild.MemberCount);
                break;
            case GuildDelete { Unavailable: false } left:
                await servers.LeaveGuildAsync(Number(left.GuildId));
                break;
            case GuildRoleDelete deleted:
                await ForgetRoleAsync(deleted.GuildId, deleted.RoleId, cancellationToken);
                break;
            case ChannelCreate { Channel: { GuildId: { } guildId } channel }:
                await channels.SaveAsync(Number(guildId), Describe(channel));
                break;
            case ChannelUpdate { Channel: { GuildId: { } guildId } channel }:
                await channels.SaveAsync(Number(guildId), Describe(channel));
                break;
            case ChannelDelete { Channel: var channel }:
                await channels.RemoveAsync(Number(channel.Id));
                break;
            case InteractionCreate
            {
                Interaction:
                {
                    Type: not InteractionType.ApplicationCommandAutocomplete, GuildId: { } guildId, Caller: { } caller, Member: var member,
                },
            } when !_recent.Contains(guildId, caller.Id, member?.Permissions & Managing):
                await servers.SeeMemberAsync(Number(guildId), Number(caller.Id), (long?)member?.Permissions);
                _recent.Add(guildId, caller.Id, member?.Permissions & Managing);
                break;
        }
    }

    /// <summary>A session names all guilds of its shard, those with an outage too: the bot was removed from the others while it was away.</summary>
    private Task<int> KeepGuildsAsync(Ready ready)
    {
        var shards = Math.Max(1, gateway.Shards.Count);
        return servers.KeepGuildsAsync(
            ready.GuildIds.Select(Number).ToHashSet(), guildId => Sharding.ShardOf(new Snowflake((ulong)guildId), shards) == ready.ShardId);
    }

    /// <summary>The role may have been deleted while the bot was away.</summary>
    private async Task KeepRolesAsync(Guild guild, CancellationToken cancellationToken)
    {
        if (await adminRoles.FindAsync(Number(guild.Id), cancellationToken) is { } roleId && guild.Roles.All(role => Number(role.Id) != roleId))
        {
            await settings.ForgetRoleAsync(Number(guild.Id), roleId);
        }
    }

    private async Task ForgetRoleAsync(Snowflake guildId, Snowflake roleId, CancellationToken cancellationToken)
    {
        if (await adminRoles.FindAsync(Number(guildId), cancellationToken) == Number(roleId))
        {
            await settings.ForgetRoleAsync(Number(guildId), Number(roleId));
        }
    }

    private static GuildChannel Describe(Channel channel) =>
        new(Number(channel.Id), channel.Name ?? "", (int)channel.Type, channel.Position ?? 0);

    private static long Number(Snowflake id) => (long)id.Value;
}
