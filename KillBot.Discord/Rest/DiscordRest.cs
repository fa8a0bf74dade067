using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;
using KillBot.Discord.Rest.Limits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Json = KillBot.Discord.Rest.RestJsonContext;

namespace KillBot.Discord.Rest;

/// <summary>The calls of <see cref="IDiscordRest"/>: paths and bodies. <see cref="RequestSender"/> does the rest.</summary>
internal sealed partial class DiscordRest(
    HttpMessageHandler handler,
    IOptions<DiscordOptions> options,
    TimeProvider time,
    ILogger<DiscordRest> logger,
    int invalidRequestThreshold = InvalidRequestBreaker.DefaultThreshold) : IDiscordRest, IDisposable
{
    private readonly RequestSender _sender = new(
        new RestConnection(handler, options.Value, time), new InvalidRequestBreaker(time, invalidRequestThreshold), time, logger);

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        ReadAsync(new RestRequest(Endpoints.GetGatewayBot, "/gateway/bot"), Json.Default.GatewayBot, cancellationToken);

    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        ReadAsync(new RestRequest(Endpoints.GetCurrentUser, "/users/@me"), Json.Default.User, cancellationToken);

    public Task<Channel> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        ReadAsync(new RestRequest(Endpoints.GetChannel, $"/channels/{channelId}", new(channelId)), Json.Default.Channel, cancellationToken);

    public Task<GuildMember> GetGuildMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken) => ReadAsync(
        new RestRequest(Endpoints.GetGuildMember, $"/guilds/{guildId}/members/{userId}", new(guildId)), Json.Default.GuildMember, cancellationToken);

    public Task<Message> CreateMessageAsync(Snowflake channelId, CreateMessage message, CancellationToken cancellationToken)
    {
        OutgoingMessage.ThrowIfEmpty(message);
        var request = new RestRequest(Endpoints.CreateMessage, $"/channels/{channelId}/messages", new(channelId))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Default.CreateMessage),
            Files = message.Files ?? [],
            IsSafeToRepeat = message.Nonce is not null,
        };
        return SendMessageAsync(request, cancellationToken);
    }

    public Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, EditMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new RestRequest(Endpoints.EditMessage, $"/channels/{channelId}/messages/{messageId}", new(channelId))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Default.EditMessage),
            Files = message.Files ?? [],
        };
        return SendMessageAsync(request, cancellationToken);
    }

    public Task DeleteMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken) =>
        DoAsync(new RestRequest(Endpoints.DeleteMessage, $"/channels/{channelId}/messages/{messageId}", new(channelId)), cancellationToken);

    public Task<Channel> CreateDmAsync(Snowflake recipientId, CancellationToken cancellationToken)
    {
        var request = new RestRequest(Endpoints.CreateDm, "/users/@me/channels")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new CreateDm(recipientId), Json.Default.CreateDm),
        };
        return ReadAsync(request, Json.Default.Channel, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommand>> GetGlobalApplicationCommandsAsync(
        Snowflake applicationId, CancellationToken cancellationToken) => ReadAsync(
            new RestRequest(Endpoints.GetGlobalApplicationCommands, $"/applications/{applicationId}/commands", new(applicationId)),
            Json.Default.IReadOnlyListApplicationCommand,
            cancellationToken);

    public Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalApplicationCommandsAsync(
        Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> commands, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var request = new RestRequest(Endpoints.BulkOverwriteGlobalApplicationCommands, $"/applications/{applicationId}/commands", new(applicationId))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(commands, Json.Default.IReadOnlyListApplicationCommandDefinition),
        };
        return ReadAsync(request, Json.Default.IReadOnlyListApplicationCommand, cancellationToken);
    }

    public Task CreateInteractionResponseAsync(
        Snowflake interactionId, string interactionToken, InteractionResponse response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        var path = $"/interactions/{interactionId}/{Segment(interactionToken)}/callback";
        var request = new RestRequest(Endpoints.CreateInteractionResponse, path, new(interactionId, interactionToken))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(response, Json.Default.InteractionResponse),
            Files = response.Files ?? [],
        };
        return DoAsync(request, cancellationToken);
    }

    public Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake applicationId, string interactionToken, EditMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var path = $"/webhooks/{applicationId}/{Segment(interactionToken)}/messages/@original";
        var request = new RestRequest(Endpoints.EditOriginalInteractionResponse, path, new(applicationId, interactionToken))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Default.EditMessage),
            Files = message.Files ?? [],
        };
        return SendMessageAsync(request, cancellationToken);
    }

    public Task<Message> CreateFollowupMessageAsync(
        Snowflake applicationId, string interactionToken, FollowupMessage message, CancellationToken cancellationToken)
    {
        OutgoingMessage.ThrowIfEmpty(message);
        var path = $"/webhooks/{applicationId}/{Segment(interactionToken)}?wait=true";
        var request = new RestRequest(Endpoints.CreateFollowupMessage, path, new(applicationId, interactionToken))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Default.FollowupMessage),
            Files = message.Files ?? [],
        };
        return SendMessageAsync(request, cancellationToken);
    }

    public void Dispose() => _sender.Dispose();

    private static string Segment(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return Uri.EscapeDataString(token);
    }

    private async Task DoAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var response = await _sender.SendAsync(request, cancellationToken);
    }

    private async Task<T> ReadAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await _sender.SendAsync(request, cancellationToken);
        try
        {
            return Read(response, type);
        }
        catch (Exception exception)
        {
            throw new DiscordRestException(request.Endpoint.Name, response.StatusCode, "the answer cannot be read.", exception);
        }
    }

    private async Task<Message> SendMessageAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var response = await _sender.SendAsync(request, cancellationToken);
        try
        {
            return Read(response, Json.Default.Message);
        }
        catch (Exception exception)
        {
            // It was sent: a failure here would have it sent twice, or given up.
            Log.UnreadableMessage(logger, request.Endpoint.Name, exception);
            return new Message { Id = default };
        }
    }

    private static T Read<T>(HttpResponseMessage response, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(response.Content.ReadAsStream(CancellationToken.None), type) ?? throw new JsonException("The answer is null.");

    private static partial class Log
    {
        [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "{Route} succeeded, but its answer cannot be read")]
        public static partial void UnreadableMessage(ILogger logger, string route, Exception exception);
    }
}
