namespace KillBot.Tests.FakeDiscord;

/// <summary>How a <see cref="FakeDiscordServer"/> behaves. The defaults are Discord's own values as far as they are known.</summary>
public sealed class FakeDiscordOptions
{
    /// <summary>The clock of limits, nonces, interactions and heartbeats.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The bot token that is accepted.</summary>
    public string Token { get; set; } = "MTIz.fake.bot-token";

    public string BotName { get; set; } = "KillBot";

    /// <summary>Messages that may be created in one channel per <see cref="MessageWindow"/>; the commonly seen value.</summary>
    public int MessageLimit { get; set; } = 5;

    public TimeSpan MessageWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests per <see cref="OtherWindow"/> on every other route and major parameter.</summary>
    public int OtherLimit { get; set; } = 100;

    public TimeSpan OtherWindow { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests per second over all routes except those of interactions.</summary>
    public int GlobalLimit { get; set; } = 50;

    /// <summary>401, 403 and 429 (not shared) within <see cref="InvalidRequestWindow"/> before the address is banned.</summary>
    public int InvalidRequestLimit { get; set; } = 10_000;

    public TimeSpan InvalidRequestWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an enforced nonce is remembered.</summary>
    public TimeSpan NonceWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time to acknowledge an interaction.</summary>
    public TimeSpan InteractionDeadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Life of an interaction's token.</summary>
    public TimeSpan InteractionTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(41.25);

    /// <summary>Shards recommended by <c>/gateway/bot</c>.</summary>
    public int Shards { get; set; } = 1;

    public int SessionStartTotal { get; set; } = 1_000;

    public int SessionStartRemaining { get; set; } = 1_000;

    /// <summary>Identifies allowed per <see cref="IdentifyWindow"/> for each rate limit key.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Zero switches the check off, for tests that restart a bot quickly.</summary>
    public TimeSpan IdentifyWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a session without a connection can be resumed.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Sends of a client per minute before the gateway closes with 4008.</summary>
    public int GatewaySendLimit { get; set; } = 120;

    /// <summary>Privileged intents that the application has: members 1&lt;&lt;1, presences 1&lt;&lt;8, message content 1&lt;&lt;15.</summary>
    public int PrivilegedIntents { get; set; }

    /// <summary>Splits every gateway message over frames of this many bytes; null sends one frame each.</summary>
    public int? GatewayFrameSize { get; set; }

    /// <summary>Requests kept in <see cref="FakeDiscordServer.Requests"/>; older ones are dropped.</summary>
    public int RequestLogSize { get; set; } = 20_000;
}
