using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Rest;

/// <summary>
/// Discord's HTTP API, as far as a bot that posts and answers commands needs it
/// (https://discord.com/developers/docs/reference). Every call waits for its rate limit before it is sent, retries what may
/// be retried, and throws <see cref="DiscordRestException"/> on a final refusal.
/// </summary>
public interface IDiscordRest
{
    Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken);

    Task<User> GetCurrentUserAsync(CancellationToken cancellationToken);

    Task<Channel> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken);

    Task<Message> CreateMessageAsync(Snowflake channelId, CreateMessage message, CancellationToken cancellationToken);

    Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, EditMessage message, CancellationToken cancellationToken);

    Task DeleteMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken);

    Task<Channel> CreateDmAsync(Snowflake recipientId, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalApplicationCommandsAsync(
        Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> commands, CancellationToken cancellationToken);

    Task CreateInteractionResponseAsync(
        Snowflake interactionId, string interactionToken, InteractionResponse response, CancellationToken cancellationToken);

    Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake applicationId, string interactionToken, EditMessage message, CancellationToken cancellationToken);

    Task<Message> CreateFollowupMessageAsync(
        Snowflake applicationId, string interactionToken, FollowupMessage message, CancellationToken cancellationToken);
}
