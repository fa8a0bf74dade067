using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Rest;

/// <summary>
/// Discord's HTTP API, as far as a bot that posts and answers commands needs it
/// (https://discord.com/developers/docs/reference). Every call waits for its rate limit before it is sent, retries what may
/// be retried, and throws <see cref="DiscordRestException"/> on a final refusal. A message that Discord took counts as sent even if
/// the answer cannot be read: what is returned then has the id 0.
/// </summary>
public interface IDiscordRest
{
    /// <summary>The gateway's address and what is left of the day's session starts; not to be kept for long.</summary>
    Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken);

    /// <summary>The bot itself.</summary>
    Task<User> GetCurrentUserAsync(CancellationToken cancellationToken);

    /// <summary>A channel or thread that the bot can see.</summary>
    Task<Channel> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken);

    /// <summary>
    /// A member of a guild; <see cref="DiscordRestException"/> with <see cref="DiscordErrorCode.UnknownMember"/> or
    /// <see cref="DiscordErrorCode.UnknownUser"/> for who is none.
    /// </summary>
    Task<GuildMember> GetGuildMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken);

    /// <summary>
    /// Posts a message once its channel's turn has come. With a <see cref="CreateMessage.Nonce"/> it is retried after failures of
    /// Discord or the network; without one only if it surely never arrived. The answer to a repeated nonce is the first message.
    /// </summary>
    Task<Message> CreateMessageAsync(Snowflake channelId, CreateMessage message, CancellationToken cancellationToken);

    /// <summary>Changes one of the bot's own messages.</summary>
    Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, EditMessage message, CancellationToken cancellationToken);

    /// <summary>Deletes a message; those of others only with Manage Messages.</summary>
    Task DeleteMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken);

    /// <summary>Opens the direct channel with a user, or returns the one there is.</summary>
    Task<Channel> CreateDmAsync(Snowflake recipientId, CancellationToken cancellationToken);

    /// <summary>The application's global commands as Discord knows them.</summary>
    Task<IReadOnlyList<ApplicationCommand>> GetGlobalApplicationCommandsAsync(Snowflake applicationId, CancellationToken cancellationToken);

    /// <summary>Makes these all global commands of the application; up to 100 slash commands, 5 of each context menu kind.</summary>
    Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalApplicationCommandsAsync(
        Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> commands, CancellationToken cancellationToken);

    /// <summary>
    /// Answers an interaction, within 3 seconds and once. Outside the global limit. It is retried after failures of Discord or the
    /// network until the 3 seconds are over; <see cref="DiscordErrorCode.InteractionAlreadyAcknowledged"/> then means that an
    /// earlier try did arrive.
    /// </summary>
    Task CreateInteractionResponseAsync(
        Snowflake interactionId, string interactionToken, InteractionResponse response, CancellationToken cancellationToken);

    /// <summary>Edits the first answer, or gives the deferred one, within 15 minutes of the interaction.</summary>
    Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake applicationId, string interactionToken, EditMessage message, CancellationToken cancellationToken);

    /// <summary>Adds a message within 15 minutes of the interaction; not repeated after a failure, for want of a nonce.</summary>
    Task<Message> CreateFollowupMessageAsync(
        Snowflake applicationId, string interactionToken, FollowupMessage message, CancellationToken cancellationToken);
}
