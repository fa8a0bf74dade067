using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;
using KillBot.Discord.Rest;

namespace KillBot.Tests.Discord.Interactions;

/// <summary>Takes what an interaction answers with, in order; everything else is unplanned and throws.</summary>
internal sealed class RecordingDiscordRest : IDiscordRest
{
    private readonly Channel<object> _sent = System.Threading.Channels.Channel.CreateUnbounded<object>();
    private readonly ConcurrentQueue<object> _all = new();

    /// <summary>Runs before a call is recorded; throw to refuse it, wait to delay it.</summary>
    public Func<object, Task> OnCall { get; set; } = _ => Task.CompletedTask;

    /// <summary>All calls so far: <see cref="InteractionResponse"/>, <see cref="EditMessage"/>, <see cref="FollowupMessage"/> or definitions.</summary>
    public IReadOnlyList<object> Calls => [.. _all];

    /// <summary>The commands that Discord has; what is registered takes their place.</summary>
    public IReadOnlyList<ApplicationCommand> Registered { get; set; } = [];

    public static DiscordRestException Refusal(int code) => new("POST /test", HttpStatusCode.BadRequest, "refused") { Code = code };

    /// <summary>The next call that has not been taken yet.</summary>
    public async Task<T> NextAsync<T>() =>
        Assert.IsType<T>(await _sent.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));

    public async Task<IReadOnlyList<ApplicationCommandDefinition>> NextRegistrationAsync() =>
        Assert.IsAssignableFrom<IReadOnlyList<ApplicationCommandDefinition>>(
            await _sent.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));

    public async Task CreateInteractionResponseAsync(
        Snowflake interactionId, string interactionToken, InteractionResponse response, CancellationToken cancellationToken) =>
        await RecordAsync(response);

    public async Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake applicationId, string interactionToken, EditMessage message, CancellationToken cancellationToken) =>
        await RecordAsync(message);

    public async Task<Message> CreateFollowupMessageAsync(
        Snowflake applicationId, string interactionToken, FollowupMessage message, CancellationToken cancellationToken) =>
        await RecordAsync(message);

    public async Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalApplicationCommandsAsync(
        Snowflake applicationId, IReadOnlyList<ApplicationCommandDefinition> commands, CancellationToken cancellationToken)
    {
        await RecordAsync(commands);
        Registered = [.. commands.Select(command => new ApplicationCommand { Id = new Snowflake(1), Type = command.Type, Name = command.Name })];
        return Registered;
    }

    public Task<IReadOnlyList<ApplicationCommand>> GetGlobalApplicationCommandsAsync(Snowflake applicationId, CancellationToken cancellationToken) =>
        Task.FromResult(Registered);

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) => throw Unplanned();

    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) => throw Unplanned();

    public Task<KillBot.Discord.Resources.Channel> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken) => throw Unplanned();

    public Task<KillBot.Discord.Resources.GuildMember> GetGuildMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken) =>
        throw Unplanned();

    public Task<Message> CreateMessageAsync(Snowflake channelId, CreateMessage message, CancellationToken cancellationToken) => throw Unplanned();

    public Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, EditMessage message, CancellationToken cancellationToken) => throw Unplanned();

    public Task DeleteMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken) => throw Unplanned();

    public Task<KillBot.Discord.Resources.Channel> CreateDmAsync(Snowflake recipientId, CancellationToken cancellationToken) => throw Unplanned();

    private async Task<Message> RecordAsync(object call)
    {
        await OnCall(call);
        _all.Enqueue(call);
        await _sent.Writer.WriteAsync(call);
        return new Message { Id = new Snowflake(1) };
    }

    private static InvalidOperationException Unplanned() => new("No test plans this call.");
}
