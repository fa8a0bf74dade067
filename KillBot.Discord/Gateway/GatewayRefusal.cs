using System.Net;
using KillBot.Discord.Rest;

namespace KillBot.Discord.Gateway;

/// <summary>A refusal of the token by the REST API, which is as final as a close with 4004.</summary>
internal static class GatewayRefusal
{
    public static string Advice(OperatorTexts texts) =>
        $"Discord refused the bot token (401). Check {texts.SettingPrefix}{nameof(DiscordOptions.Token)} against the Bot page of the Developer Portal, then restart.";

    public static bool IsFinal(Exception exception) => exception is DiscordRestException { Status: HttpStatusCode.Unauthorized };
}
