namespace KillBot.Discord.Gateway;

/// <summary>How one shard stands at one moment.</summary>
/// <param name="Latency">From the last heartbeat to its acknowledgement; null before the first.</param>
public sealed record GatewayShardStatus(int ShardId, GatewayState State, TimeSpan? Latency);
