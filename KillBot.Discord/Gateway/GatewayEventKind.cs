using System.Text.Json;

namespace KillBot.Discord.Gateway;

/// <summary>Events that are read; all others are skipped unread (https://discord.com/developers/docs/events/gateway-events#receive-events).</summary>
internal enum GatewayEventKind
{
    Unknown,
    Ready,
    Resumed,
    GuildCreate,
    GuildUpdate,
    GuildDelete,
    GuildRoleCreate,
    GuildRoleUpdate,
    GuildRoleDelete,
    GuildMemberUpdate,
    ChannelCreate,
    ChannelUpdate,
    ChannelDelete,
    ThreadCreate,
    ThreadUpdate,
    ThreadDelete,
    ThreadListSync,
    InteractionCreate,
}

internal static class GatewayEventKinds
{
    private static readonly (byte[] Name, GatewayEventKind Kind)[] Names =
    [
        ("INTERACTION_CREATE"u8.ToArray(), GatewayEventKind.InteractionCreate),
        ("GUILD_CREATE"u8.ToArray(), GatewayEventKind.GuildCreate),
        ("GUILD_UPDATE"u8.ToArray(), GatewayEventKind.GuildUpdate),
        ("GUILD_DELETE"u8.ToArray(), GatewayEventKind.GuildDelete),
        ("GUILD_ROLE_CREATE"u8.ToArray(), GatewayEventKind.GuildRoleCreate),
        ("GUILD_ROLE_UPDATE"u8.ToArray(), GatewayEventKind.GuildRoleUpdate),
        ("GUILD_ROLE_DELETE"u8.ToArray(), GatewayEventKind.GuildRoleDelete),
        ("GUILD_MEMBER_UPDATE"u8.ToArray(), GatewayEventKind.GuildMemberUpdate),
        ("CHANNEL_CREATE"u8.ToArray(), GatewayEventKind.ChannelCreate),
        ("CHANNEL_UPDATE"u8.ToArray(), GatewayEventKind.ChannelUpdate),
        ("CHANNEL_DELETE"u8.ToArray(), GatewayEventKind.ChannelDelete),
        ("THREAD_CREATE"u8.ToArray(), GatewayEventKind.ThreadCreate),
        ("THREAD_UPDATE"u8.ToArray(), GatewayEventKind.ThreadUpdate),
        ("THREAD_DELETE"u8.ToArray(), GatewayEventKind.ThreadDelete),
        ("THREAD_LIST_SYNC"u8.ToArray(), GatewayEventKind.ThreadListSync),
        ("READY"u8.ToArray(), GatewayEventKind.Ready),
        ("RESUMED"u8.ToArray(), GatewayEventKind.Resumed),
    ];

    /// <summary>The event that the reader's current string names; no string is allocated.</summary>
    public static GatewayEventKind Read(ref readonly Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return GatewayEventKind.Unknown;
        }

        foreach (var (name, kind) in Names)
        {
            if (reader.ValueTextEquals(name))
            {
                return kind;
            }
        }

        return GatewayEventKind.Unknown;
    }
}
