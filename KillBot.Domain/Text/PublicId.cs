using System.Globalization;
using KillBot.Domain.Servers;

namespace KillBot.Domain.Text;

/// <summary>Ids as the API and webhooks show them: a prefix that names the kind, and 32 hexadecimal digits.</summary>
public static class PublicId
{
    public const string DefaultServer = "default-server";
    private const string KillPrefix = "kill_";
    private const string ServerPrefix = "server_";
    private const string KeyPrefix = "key_";
    private const string UserPrefix = "user_";
    private const string ChannelPrefix = "channel_";
    private const string WebhookPrefix = "webhook_";
    private const string DeliveryPrefix = "delivery_";

    public static string OfKill(Guid id) => string.Concat(KillPrefix, id.ToString("N"));

    public static string OfServer(Guid id) =>
        id == Server.DefaultId ? DefaultServer : string.Concat(ServerPrefix, id.ToString("N"));

    /// <summary>Of an account, or of a player that belongs to none.</summary>
    public static string OfUser(Guid id) => string.Concat(UserPrefix, id.ToString("N"));

    public static string OfKey(Guid id) => string.Concat(KeyPrefix, id.ToString("N"));

    public static string OfWebhook(Guid id) => string.Concat(WebhookPrefix, id.ToString("N"));

    /// <summary>Of an event that a webhook is told of.</summary>
    public static string OfDelivery(Guid id) => string.Concat(DeliveryPrefix, id.ToString("N"));

    /// <summary>Of a Discord channel, by its snowflake.</summary>
    public static string OfChannel(long id) => string.Create(CultureInfo.InvariantCulture, $"{ChannelPrefix}{id}");

    /// <summary>Takes the bare snowflake as well.</summary>
    public static bool TryParseChannel(string text, out long id) => TryParseSnowflake(
        text.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? text[ChannelPrefix.Length..] : text, out id);

    /// <summary>Digits alone, as Discord writes its ids.</summary>
    public static bool TryParseSnowflake(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    public static bool TryParseKill(string text, out Guid id) => TryParse(text, KillPrefix, out id);

    public static bool TryParseKey(string text, out Guid id) => TryParse(text, KeyPrefix, out id);

    public static bool TryParseWebhook(string text, out Guid id) => TryParse(text, WebhookPrefix, out id);

    public static bool TryParseDelivery(string text, out Guid id) => TryParse(text, DeliveryPrefix, out id);

    public static bool TryParseUser(string text, out Guid id) => TryParse(text, UserPrefix, out id);

    public static bool TryParseServer(string text, out Guid id)
    {
        if (text == DefaultServer)
        {
            id = Server.DefaultId;
            return true;
        }

        return TryParse(text, ServerPrefix, out id);
    }

    private static bool TryParse(string text, string prefix, out Guid id)
    {
        id = default;
        return text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text[prefix.Length..], "N", out id);
    }
}
