namespace KillBot.Discord.Gateway;

/// <summary>
/// Why Discord closed a gateway connection
/// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).
/// </summary>
public enum GatewayCloseCode
{
    UnknownError = 4000,
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    /// <summary>The token is wrong; Discord wants no second try with it.</summary>
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    /// <summary>The sequence of a resume was wrong: the session is lost.</summary>
    InvalidSequence = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    ShardingRequired = 4011,
    InvalidApiVersion = 4012,
    InvalidIntents = 4013,
    /// <summary>A privileged intent was asked for that the application does not have.</summary>
    DisallowedIntents = 4014,
}

/// <summary>What a closed connection leaves to do.</summary>
internal enum GatewayRecovery
{
    Resume,
    Identify,
    /// <summary>Trying again would fail in the same way, and might cost the token.</summary>
    GiveUp,
}

internal static class GatewayCloseCodes
{
    /// <summary>Codes that are missing here, and connections lost without one, keep the session: resuming is cheap and safe to try.</summary>
    public static GatewayRecovery Recovery(this GatewayCloseCode code) => code switch
    {
        GatewayCloseCode.AuthenticationFailed or
        GatewayCloseCode.InvalidShard or
        GatewayCloseCode.ShardingRequired or
        GatewayCloseCode.InvalidApiVersion or
        GatewayCloseCode.InvalidIntents or
        GatewayCloseCode.DisallowedIntents => GatewayRecovery.GiveUp,
        GatewayCloseCode.InvalidSequence or
        GatewayCloseCode.SessionTimedOut => GatewayRecovery.Identify,
        _ => GatewayRecovery.Resume,
    };

    /// <summary>What the operator has to do about a final refusal.</summary>
    public static string Advice(this GatewayCloseCode code, OperatorTexts texts) => code switch
    {
        GatewayCloseCode.AuthenticationFailed =>
            $"Discord refused the bot token (4004). Check {texts.SettingPrefix}Token against the Bot page of the Developer Portal, then restart.",
        GatewayCloseCode.InvalidShard =>
            $"Discord refused the shard number (4010). Check {texts.SettingPrefix}ShardCount, or remove it to take the recommended number, then restart.",
        GatewayCloseCode.ShardingRequired =>
            $"The bot is in too many guilds for so few shards (4011). Raise {texts.SettingPrefix}ShardCount, or remove it to take the recommended number, then restart.",
        GatewayCloseCode.InvalidApiVersion =>
            "Discord no longer speaks this version of the gateway (4012). Update this program.",
        GatewayCloseCode.InvalidIntents =>
            $"Discord does not know one of the intents (4013). Check {texts.SettingPrefix}Intents, then restart.",
        GatewayCloseCode.DisallowedIntents =>
            $"The application may not use one of its intents (4014). Enable it on the Bot page of the Developer Portal or remove it from {texts.SettingPrefix}Intents, then restart.",
        _ => $"Discord closed the gateway ({(int)code}).",
    };
}
