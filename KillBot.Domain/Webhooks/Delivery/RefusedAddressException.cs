namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>A webhook's host or port is none that webhooks may go to. The message is for the webhook's owner.</summary>
internal sealed class RefusedAddressException(string message) : IOException(message);
