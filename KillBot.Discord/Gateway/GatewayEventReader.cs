using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>Makes an event of the raw <c>d</c> of a payload.</summary>
internal static class GatewayEventReader
{
    /// <returns>Null for kinds that are not read here.</returns>
    /// <exception cref="JsonException">The data are not what the documentation says.</exception>
    public static GatewayEvent? Read(GatewayEventKind kind, ReadOnlySpan<byte> data)
    {
        var json = GatewayJsonContext.Default;
        return kind switch
        {
            GatewayEventKind.Resumed => new Resumed(),
            GatewayEventKind.GuildCreate => new GuildCreate(Required(data, json.Guild), Joined: false),
            GatewayEventKind.GuildUpdate => new GuildUpdate(Required(data, json.Guild)),
            GatewayEventKind.GuildDelete => ReadGuildDelete(Required(data, json.UnavailableGuild)),
            GatewayEventKind.GuildRoleCreate => ReadRole(data, static role => new GuildRoleCreate(role.GuildId, role.Role)),
            GatewayEventKind.GuildRoleUpdate => ReadRole(data, static role => new GuildRoleUpdate(role.GuildId, role.Role)),
            GatewayEventKind.GuildRoleDelete => ReadRoleDelete(Required(data, json.RoleDeleteData)),
            GatewayEventKind.GuildMemberUpdate => ReadMember(Required(data, json.GuildMemberUpdateData)),
            GatewayEventKind.ChannelCreate => new ChannelCreate(Required(data, json.Channel)),
            GatewayEventKind.ChannelUpdate => new ChannelUpdate(Required(data, json.Channel)),
            GatewayEventKind.ChannelDelete => new ChannelDelete(Required(data, json.Channel)),
            GatewayEventKind.ThreadCreate => new ThreadCreate(Required(data, json.Channel)),
            GatewayEventKind.ThreadUpdate => ReadThreadUpdate(data),
            GatewayEventKind.ThreadDelete => new ThreadDelete(Required(data, json.Channel)),
            GatewayEventKind.ThreadListSync => ReadThreads(Required(data, json.ThreadListSyncData)),
            GatewayEventKind.InteractionCreate => new InteractionCreate(Required(data, InteractionsJsonContext.Default.Interaction)),
            _ => null,
        };
    }

    public static ReadyData ReadReady(ReadOnlySpan<byte> data) => Required(data, GatewayJsonContext.Default.ReadyData);

    private static GuildDelete ReadGuildDelete(UnavailableGuild guild) => new(guild.Id, guild.Unavailable, Guild: null);

    private static GatewayEvent ReadRole(ReadOnlySpan<byte> data, Func<RoleData, GatewayEvent> make)
    {
        var role = Required(data, GatewayJsonContext.Default.RoleData);
        return role.Role is null ? throw new JsonException("A role event carries a role.") : make(role);
    }

    private static GuildRoleDelete ReadRoleDelete(RoleDeleteData role) => new(role.GuildId, role.RoleId);

    private static GuildMemberUpdate ReadMember(GuildMemberUpdateData member) => new(
        member.GuildId, new GuildMember { User = member.User, Nick = member.Nick, Roles = member.Roles ?? [] });

    private static ThreadUpdate ReadThreadUpdate(ReadOnlySpan<byte> data)
    {
        var state = Required(data, GatewayJsonContext.Default.ThreadStateData);
        return new ThreadUpdate(Required(data, GatewayJsonContext.Default.Channel), state.ThreadMetadata?.Archived ?? false);
    }

    private static ThreadListSync ReadThreads(ThreadListSyncData sync) => new(sync.GuildId, sync.ChannelIds, sync.Threads ?? []);

    private static T Required<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException($"The event carries no {typeof(T).Name}.");
}
