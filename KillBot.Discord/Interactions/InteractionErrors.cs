using KillBot.Discord.Rest;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Refusals that mean the interaction is over, not that something is broken
/// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
/// </summary>
internal static class InteractionErrors
{
    private const int UnknownWebhook = 10015;
    private const int UnknownInteraction = 10062;
    private const int InvalidWebhookToken = 50027;
    private const int AlreadyAcknowledged = 40060;

    /// <summary>Too late: the 3 seconds or the 15 minutes are over.</summary>
    public static bool IsExpired(DiscordRestException exception) =>
        exception.Code is UnknownInteraction or UnknownWebhook or InvalidWebhookToken;

    /// <summary>A first response is there already, as after a retry whose first attempt did arrive.</summary>
    public static bool IsAcknowledged(DiscordRestException exception) => exception.Code is AlreadyAcknowledged;
}
