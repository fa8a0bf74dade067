using System.Text.Json.Serialization;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>https://discord.com/developers/docs/events/gateway-events#hello</summary>
internal sealed record HelloData
{
    /// <summary>Milliseconds.</summary>
    public required int HeartbeatInterval { get; init; }
}

/// <summary>https://discord.com/developers/docs/events/gateway-events#identify</summary>
internal sealed record IdentifyData
{
    public required string Token { get; init; }

    public required ConnectionProperties Properties { get; init; }

    public required int Intents { get; init; }

    /// <summary>This shard's number and the count of them all.</summary>
    public required int[] Shard { get; init; }

    /// <summary>50 is the least: no list of offline members is wanted.</summary>
    public int LargeThreshold { get; init; }

    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(IdentifyData);
}

internal sealed record ConnectionProperties(string Os, string Browser, string Device);

/// <summary>https://discord.com/developers/docs/events/gateway-events#resume</summary>
internal sealed record ResumeData(string Token, string SessionId, long Seq)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(ResumeData);
}

internal sealed record IdentifyMessage(GatewayOpcode Op, IdentifyData D);

internal sealed record ResumeMessage(GatewayOpcode Op, ResumeData D);

/// <summary>https://discord.com/developers/docs/events/gateway-events#ready</summary>
internal sealed record ReadyData
{
    public required User User { get; init; }

    public required string SessionId { get; init; }

    public required Uri ResumeGatewayUrl { get; init; }

    public ReadyApplication? Application { get; init; }

    public IReadOnlyList<UnavailableGuild>? Guilds { get; init; }
}

internal sealed record ReadyApplication(Snowflake Id);

internal sealed record UnavailableGuild
{
    public required Snowflake Id { get; init; }

    /// <summary>Left out when the bot was removed.</summary>
    public bool Unavailable { get; init; }
}

internal sealed record RoleData(Snowflake GuildId, Role Role);

internal sealed record RoleDeleteData(Snowflake GuildId, Snowflake RoleId);

internal sealed record GuildMemberUpdateData
{
    public required Snowflake GuildId { get; init; }

    public required User User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }
}

/// <summary>The part of a thread that <see cref="Channel"/> does not keep.</summary>
internal sealed record ThreadStateData(ThreadMetadataData? ThreadMetadata);

internal sealed record ThreadMetadataData(bool Archived);

/// <summary>https://discord.com/developers/docs/events/gateway-events#thread-list-sync</summary>
internal sealed record ThreadListSyncData
{
    public required Snowflake GuildId { get; init; }

    /// <summary>The channels whose threads are listed; null means all of the guild.</summary>
    public IReadOnlyList<Snowflake>? ChannelIds { get; init; }

    public IReadOnlyList<Channel>? Threads { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HelloData))]
[JsonSerializable(typeof(IdentifyMessage))]
[JsonSerializable(typeof(ResumeMessage))]
[JsonSerializable(typeof(ReadyData))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(UnavailableGuild))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(RoleData))]
[JsonSerializable(typeof(RoleDeleteData))]
[JsonSerializable(typeof(GuildMemberUpdateData))]
[JsonSerializable(typeof(ThreadStateData))]
[JsonSerializable(typeof(ThreadListSyncData))]
internal sealed partial class GatewayJsonContext : JsonSerializerContext;
