namespace KillBot.Discord.Messages;

/// <summary>
/// A message that answers an interaction within its 15 minutes
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message). Of the flags,
/// <see cref="MessageFlags.Ephemeral"/>, <see cref="MessageFlags.SuppressEmbeds"/> and
/// <see cref="MessageFlags.SuppressNotifications"/> may be set.
/// </summary>
public sealed record FollowupMessage : OutgoingMessage;
