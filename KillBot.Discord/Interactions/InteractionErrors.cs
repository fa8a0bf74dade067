using KillBot.Discord.Rest;

namespace KillBot.Discord.Interactions;

/// <summary>Refusals that mean the interaction is over, not that something is broken.</summary>
internal static class InteractionErrors
{
    /// <summary>Too late: the 3 seconds or the 15 minutes are over.</summary>
    public static bool IsExpired(DiscordRestException exception) => exception.Code
        is DiscordErrorCode.UnknownInteraction or DiscordErrorCode.UnknownWebhook or DiscordErrorCode.InvalidWebhookToken;

    /// <summary>A first response is there already, as after a retry whose first attempt did arrive.</summary>
    public static bool IsAcknowledged(DiscordRestException exception) =>
        exception.Code is DiscordErrorCode.InteractionAlreadyAcknowledged;
}
