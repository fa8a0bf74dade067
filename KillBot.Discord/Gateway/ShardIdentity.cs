using System.Text.Json;

namespace KillBot.Discord.Gateway;

/// <summary>What a shard says about itself.</summary>
internal sealed record ShardIdentity(int ShardId, int ShardCount, string Token, GatewayIntents Intents, string UserAgent)
{
    private const string Library = "KillBot.Discord";

    public byte[] Identify() => JsonSerializer.SerializeToUtf8Bytes(
        new IdentifyMessage(GatewayOpcode.Identify, new IdentifyData
        {
            Token = Token,
            Properties = new ConnectionProperties(
                OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", Library, Library),
            Intents = (int)Intents,
            Shard = [ShardId, ShardCount],
            LargeThreshold = 50,
        }),
        GatewayJsonContext.Default.IdentifyMessage);

    public byte[] Resume(string sessionId, long sequence) => JsonSerializer.SerializeToUtf8Bytes(
        new ResumeMessage(GatewayOpcode.Resume, new ResumeData(Token, sessionId, sequence)), GatewayJsonContext.Default.ResumeMessage);

    /// <summary>Without the token.</summary>
    public override string ToString() => $"shard {ShardId} of {ShardCount}";
}
