namespace KillBot.Discord.Messages;

/// <summary>
/// Changes to a message (https://discord.com/developers/docs/resources/message#edit-message). What is null stays as it is; an
/// empty string or list removes.
/// </summary>
public sealed record EditMessage : OutgoingMessage;
