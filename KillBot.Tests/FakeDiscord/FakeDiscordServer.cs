using KillBot.Tests.FakeDiscord.Gateway;
using KillBot.Tests.FakeDiscord.OAuth;
using KillBot.Tests.FakeDiscord.Rest;
using KillBot.Tests.FakeDiscord.Rest.Routes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.FakeDiscord;

/// <summary>
/// Discord on loopback: REST API v10 and gateway, strict by Discord's OpenAPI file, with faults to order. Its state outlives the
/// bot's connections, so a bot can crash and come back. All members are safe to use from any thread.
/// </summary>
public sealed class FakeDiscordServer : IAsyncDisposable
{
    /// <summary>How long waiting methods wait when a test does not say.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly DiscordWorld _world;
    private readonly Ledger _ledger;
    private readonly GatewayHub _hub;
    private readonly RestPipeline _rest;
    private readonly OAuthPipeline _oauth;
    private readonly InteractionSender _users;
    private WebApplication? _app;

    private FakeDiscordServer(FakeDiscordOptions options)
    {
        _world = new DiscordWorld(options);
        _ledger = new Ledger(_world);
        _hub = new GatewayHub(_world, _ledger);
        _world.Dispatch = _hub.Dispatch;
        _world.MessageCreated = message => MessageCreated?.Invoke(message);
        _users = new InteractionSender(_world);
        Gateway = new FakeGateway(_world, _hub);
        OAuth = new FakeOAuth(_world);
        _oauth = new OAuthPipeline(_world, OAuth, _ledger, Faults);
        _rest = new RestPipeline(_world, _ledger, Faults,
        [
            .. new MessageRoutes(_world).All(),
            .. new InteractionRoutes(_world).All(),
            .. new WebhookRoutes(_world).All(),
            .. new ChannelRoutes(_world).All(),
            .. new UserRoutes(_world).All(),
            .. new CommandRoutes(_world).All(),
            .. new GatewayRoutes(_world, _hub).All(),
        ]);
    }

    /// <summary>Called under the server's lock for every message that becomes visible in a channel: be quick, do not wait.</summary>
    public Action<FakeMessage>? MessageCreated { get; set; }

    /// <summary>The base to give to a client: <c>http://127.0.0.1:port/api/v10</c>.</summary>
    public Uri ApiBaseUrl { get; private set; } = null!;

    public string Token => _world.Options.Token;

    public ulong ApplicationId => _world.ApplicationId;

    public FakeUser BotUser => _world.Bot;

    public FakeGateway Gateway { get; }

    /// <summary>People who sign in elsewhere.</summary>
    public FakeOAuth OAuth { get; }

    public FaultQueue Faults { get; } = new();

    /// <summary>REST requests in order of their end.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _ledger.Requests;

    /// <summary>All that the client should not have sent.</summary>
    public IReadOnlyList<Violation> Violations => _ledger.Violations;

    /// <summary>429s that the client brought upon itself; those ordered as faults are not among them.</summary>
    public int RateLimitedRequests => _ledger.RateLimited;

    public int InjectedRateLimits => _ledger.InjectedRateLimits;

    /// <summary>401, 403 and 429 (not shared) given out.</summary>
    public int InvalidRequests => _rest.InvalidRequests.Total;

    /// <summary>False sends commands that Discord would hide from the member, as after an administrator's override.</summary>
    public bool EnforcesCommandPermissions
    {
        get => _users.EnforcesCommandPermissions;
        set => _users.EnforcesCommandPermissions = value;
    }

    public static async Task<FakeDiscordServer> StartAsync(FakeDiscordOptions? options = null)
    {
        var server = new FakeDiscordServer(options ?? new FakeDiscordOptions());
        await server.ListenAsync();
        return server;
    }

    /// <summary>Registered commands, global ones or a guild's.</summary>
    public IReadOnlyList<FakeCommand> Commands(FakeGuild? guild = null)
    {
        lock (_world.Gate)
        {
            return _world.Commands.GetValueOrDefault(guild?.Id ?? 0) ?? [];
        }
    }

    /// <summary>Makes a guild with the bot in it; a connected bot gets GUILD_CREATE.</summary>
    public FakeGuild AddGuild(string name)
    {
        lock (_world.Gate)
        {
            var guild = new FakeGuild(_world, _world.NextId(), name);
            _world.Guilds.Add(guild.Id, guild);
            guild.Dispatch("GUILD_CREATE", guild.ToJson());
            return guild;
        }
    }

    /// <summary>A user who is in no guild yet.</summary>
    public FakeUser AddUser(string name)
    {
        lock (_world.Gate)
        {
            var user = new FakeUser(_world.NextId(), name, isBot: false);
            _world.Users.Add(user.Id, user);
            return user;
        }
    }

    /// <summary>The bot's direct messages with a user, opened by whoever comes first.</summary>
    public FakeChannel DirectMessages(FakeUser user) => _world.DirectMessages(user);

    /// <summary>Waits until a command is registered, globally or in any guild.</summary>
    public Task WaitForCommandAsync(string name, TimeSpan? timeout = null) =>
        WaitForAsync(() => _world.Commands.Values.Any(list => list.Any(command => command.Name == name)), timeout, $"the command /{name}");

    /// <summary>Waits until this holds; it is asked again after every request, message and gateway command.</summary>
    public Task WaitForAsync(Func<bool> condition, TimeSpan? timeout = null, string what = "a condition") =>
        _world.WaitAsync(_world.Changed, () => condition() ? this : null, timeout ?? DefaultTimeout, () => $"{what}; violations: {string.Join("; ", _ledger.Violations.TakeLast(3))}");

    /// <summary>A member runs a command, "feed add", with options by name: strings, numbers, members, channels, roles.</summary>
    /// <exception cref="InvalidOperationException">The command is not registered, or hidden from the member.</exception>
    public async Task<FakeInteraction> InvokeCommandAsync(FakeChannel channel, FakeMember member, string command, params (string Name, object Value)[] options)
    {
        await Gateway.WaitForReadyAsync();
        return _users.Command(channel, member, command, options, focused: null);
    }

    /// <summary>A member chooses an entry in the menu of a user.</summary>
    /// <exception cref="InvalidOperationException">The entry is not registered, or hidden from the member.</exception>
    public async Task<FakeInteraction> InvokeUserCommandAsync(FakeChannel channel, FakeMember member, string name, FakeMember target)
    {
        await Gateway.WaitForReadyAsync();
        return _users.UserCommand(channel, member, name, target);
    }

    /// <summary>A member types into an option with autocomplete; the answer is in <see cref="FakeInteraction.Choices"/>.</summary>
    public async Task<FakeInteraction> AutocompleteAsync(
        FakeChannel channel, FakeMember member, string command, string focused, string typed, params (string Name, object Value)[] others)
    {
        await Gateway.WaitForReadyAsync();
        return _users.Command(channel, member, command, [.. others, (focused, typed)], focused);
    }

    /// <summary>A member presses a button.</summary>
    public async Task<FakeInteraction> ClickAsync(FakeMessage message, string customId, FakeMember member)
    {
        await Gateway.WaitForReadyAsync();
        return _users.Component(message, customId, member, selected: null);
    }

    /// <summary>A member chooses from a select: values of its options, or members, roles, channels.</summary>
    public async Task<FakeInteraction> SelectAsync(FakeMessage message, string customId, FakeMember member, params object[] selected)
    {
        await Gateway.WaitForReadyAsync();
        return _users.Component(message, customId, member, selected);
    }

    /// <summary>Submits the modal that an interaction opened.</summary>
    public async Task<FakeInteraction> SubmitModalAsync(FakeInteraction opened, params (string CustomId, string Value)[] inputs)
    {
        await Gateway.WaitForReadyAsync();
        return _users.Modal(opened, inputs);
    }

    /// <summary>Fails when the client sent anything wrong or ran into a limit.</summary>
    public void AssertClean()
    {
        Assert.Empty(Violations);
        Assert.Equal(0, RateLimitedRequests);
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.DropConnections();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    private async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromMilliseconds(200));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        var address = new Uri(_app.Urls.First());
        ApiBaseUrl = new Uri(address, "/api/v10");
        _hub.Url = $"ws://127.0.0.1:{address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/gateway";
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (context.WebSockets.IsWebSocketRequest)
        {
            await GatewayEndpoint.HandleAsync(context, path, _hub);
            return;
        }

        path = path.StartsWith("/api/v10/", StringComparison.Ordinal) ? path[8..]
            : path.StartsWith("/api/", StringComparison.Ordinal) ? path[4..]
            : path;
        await (OAuthPipeline.Handles(context, path) ? _oauth.HandleAsync(context, path) : _rest.HandleAsync(context, path));
    }
}
