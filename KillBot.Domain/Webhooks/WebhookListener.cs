namespace KillBot.Domain.Webhooks;

/// <summary>A webhook that is to be told of something.</summary>
/// <param name="Destination">Its <see cref="Notifications.Destination"/> as text.</param>
/// <param name="ServerId">The one server that what it is told must concern; none for any.</param>
internal sealed record WebhookListener(string Destination, Guid UserId, Guid? ServerId);
