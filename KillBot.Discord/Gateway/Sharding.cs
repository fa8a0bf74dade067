namespace KillBot.Discord.Gateway;

/// <summary>Which shard receives what of which guild (https://discord.com/developers/docs/events/gateway#sharding-sharding-formula).</summary>
public static class Sharding
{
    /// <summary>The shard of a guild, from 0.</summary>
    public static int ShardOf(Snowflake guildId, int shardCount) => (int)((guildId.Value >> 22) % (ulong)shardCount);
}
