using System.Net;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;
using KillBot.Discord.Rest;

namespace KillBot.Tests.VRChat.Live;

/// <summary>What goes wrong with a request.</summary>
internal enum Mishap
{
    None,

    /// <summary>Nothing is done, and the answer is an error.</summary>
    FailsBefore,

    /// <summary>It is done, and the answer is lost.</summary>
    FailsAfter,

    DiesBefore,

    /// <summary>It is done, and the process ends before it knows.</summary>
    DiesAfter,
}

/// <summary>A channel that keeps messages as Discord does, by nonce too, and in which things go wrong.</summary>
internal sealed class FlakyChannel : IDiscordRest
{
    private readonly Dictionary<string, ulong> _nonces = new(StringComparer.Ordinal);
    private ulong _lastId = 100;

    /// <summary>By id; none once it was deleted.</summary>
    public Dictionary<ulong, Embed?> Messages { get; } = [];

    /// <summary>What came as direct messages.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>Meets the next request.</summary>
    public Mishap Next { get; set; }

    /// <summary>The bot may not post.</summary>
    public bool IsClosed { get; set; }

    public Task<Message> CreateMessageAsync(Snowflake channelId, CreateMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is { } notice)
        {
            Notices.Add(notice);
            return Task.FromResult(new Message { Id = new Snowflake(1) });
        }

        return Task.FromResult(Do(() =>
        {
            if (!_nonces.TryGetValue(message.Nonce!, out var id))
            {
                _nonces[message.Nonce!] = id = ++_lastId;
                Messages[id] = message.Embeds![0];
            }

            return new Message { Id = new Snowflake(id), Embeds = Messages[id] is { } embed ? [embed] : message.Embeds! };
        }));
    }

    public Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, EditMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(Do(() =>
        {
            if (Messages.GetValueOrDefault(messageId.Value) is null)
            {
                throw Refusal(HttpStatusCode.NotFound, DiscordErrorCode.UnknownMessage);
            }

            Messages[messageId.Value] = message.Embeds![0];
            return new Message { Id = messageId, Embeds = message.Embeds };
        }));

    public Task<KillBot.Discord.Resources.Channel> CreateDmAsync(Snowflake recipientId, CancellationToken cancellationToken) =>
        Task.FromResult(new KillBot.Discord.Resources.Channel { Id = recipientId });

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) => throw Unplanned();

    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) => throw Unplanned();

    public Task<KillBot.Discord.Resources.Channel> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken) => throw Unplanned();

    public Task<GuildMember> GetGuildMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken) => throw Unplanned();

    public Task DeleteMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken) => throw Unplanned();

    public Task<IReadOnlyList<ApplicationCommand>> GetGlobalApplicationCommandsAsync(Snowflake applicationId, CancellationToken cancellationToken) =>
        throw Unplanned();

    public Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalApplicationCommandsAsync(
        Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> commands, CancellationToken cancellationToken) => throw Unplanned();

    public Task CreateInteractionResponseAsync(
        Snowflake interactionId, string interactionToken, InteractionResponse response, CancellationToken cancellationToken) => throw Unplanned();

    public Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake applicationId, string interactionToken, EditMessage message, CancellationToken cancellationToken) => throw Unplanned();

    public Task<Message> CreateFollowupMessageAsync(
        Snowflake applicationId, string interactionToken, FollowupMessage message, CancellationToken cancellationToken) => throw Unplanned();

    private Message Do(Func<Message> request)
    {
        var mishap = Next;
        Next = Mishap.None;
        if (mishap == Mishap.DiesBefore)
        {
            throw new ProcessDiedException();
        }

        if (mishap == Mishap.FailsBefore)
        {
            throw Refusal(HttpStatusCode.BadGateway, 0);
        }

        if (IsClosed)
        {
            throw Refusal(HttpStatusCode.Forbidden, DiscordErrorCode.MissingPermissions);
        }

        var answer = request();
        return mishap switch
        {
            Mishap.DiesAfter => throw new ProcessDiedException(),
            Mishap.FailsAfter => throw Refusal(HttpStatusCode.BadGateway, 0),
            _ => answer,
        };
    }

    private static DiscordRestException Refusal(HttpStatusCode status, int code) => new("PATCH /test", status, "refused") { Code = code };

    private static InvalidOperationException Unplanned() => new("No test plans this call.");
}
