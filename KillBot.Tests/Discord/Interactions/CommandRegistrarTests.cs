using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Rest;
using KillBot.Tests.Discord.Rest;
using KillBot.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KillBot.Tests.Discord.Interactions;

public sealed class CommandRegistrarTests
{
    private static readonly Snowflake ApplicationId = new(77);
    private readonly RecordingDiscordRest _rest = new();
    private readonly ManualTimeProvider _time = new();
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Commands_are_registered_once_and_not_again_by_the_next_process()
    {
        await RegisterAsync(Command());
        await RegisterAsync(Command());

        Assert.Single(_rest.Calls);
    }

    [Fact]
    public async Task Ready_may_come_many_times()
    {
        var registrar = Registrar(Command());

        await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);
        _store.Hash = null;
        await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);

        Assert.Single(_rest.Calls);
    }

    public static TheoryData<string, Func<ApplicationCommandDefinition, ApplicationCommandDefinition>> Changes { get; } = new()
    {
        { "name", command => command with { Name = "other" } },
        { "description", command => command with { Description = "Other" } },
        { "localisation", command => command with { NameLocalizations = new Dictionary<string, string> { ["de"] = "tabelle", ["fr"] = "table" } } },
        { "permissions", command => command with { DefaultMemberPermissions = Permissions.None } },
        { "option", command => command with { Options = [.. command.Options!.Reverse()] } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_registered(string what, Func<ApplicationCommandDefinition, ApplicationCommandDefinition> change)
    {
        await RegisterAsync(Command());
        await RegisterAsync(change(Command()));

        Assert.True(_rest.Calls.Count == 2, what);
    }

    [Fact]
    public async Task Another_application_is_another_registration()
    {
        await RegisterAsync(Command());
        await Registrar(Command()).RegisterOnceAsync(new Snowflake(78), CancellationToken.None);

        Assert.Equal(2, _rest.Calls.Count);
    }

    [Fact]
    public async Task The_order_of_commands_and_of_localisations_does_not_count()
    {
        var other = Command() with { Name = "other" };
        var reordered = Command() with { NameLocalizations = new Dictionary<string, string> { ["fr"] = "table", ["de"] = "liste" } };

        await RegisterAsync(Command(), other);
        await RegisterAsync(other, reordered);

        Assert.Single(_rest.Calls);
    }

    [Fact]
    public async Task A_failure_is_logged_keeps_the_old_hash_and_is_tried_again()
    {
        var log = new CollectedLog();
        var registrar = Registrar(Command(), log);
        _rest.OnCall = _ => throw RecordingDiscordRest.Refusal(DiscordErrorCode.InvalidFormBody);
        await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);
        Assert.Null(_store.Hash);
        Assert.Contains(log.Entries, entry => entry.Level == LogLevel.Error);

        _rest.OnCall = _ => Task.CompletedTask;
        await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);

        Assert.NotNull(_store.Hash);
    }

    [Fact]
    public async Task Without_a_store_every_process_registers()
    {
        for (var process = 0; process < 2; process++)
        {
            var registrar = new CommandRegistrar(_rest, Routes(Command()), _time, NullLogger<CommandRegistrar>.Instance);
            await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);
        }

        Assert.Equal(2, _rest.Calls.Count);
    }

    [Fact]
    public async Task Commands_that_were_lost_or_replaced_elsewhere_are_registered_again_by_the_next_process()
    {
        await RegisterAsync(Command());
        _rest.Registered = [new ApplicationCommand { Id = new Snowflake(1), Type = ApplicationCommandType.ChatInput, Name = "other" }];

        await RegisterAsync(Command());

        Assert.Equal(2, _rest.Calls.Count);
        Assert.Equal("list", Assert.Single(_rest.Registered).Name);
    }

    [Fact]
    public async Task A_failure_of_Discord_is_tried_again_until_it_is_over()
    {
        var failures = 0;
        _rest.OnCall = _ => failures++ < 2 ? throw new DiscordRestException("PUT /test", null, "unreachable") : Task.CompletedTask;

        var registering = Registrar(Command()).RegisterOnceAsync(ApplicationId, CancellationToken.None);
        foreach (var seconds in new[] { 5, 10 })
        {
            await RestHarness.UntilAsync(() => _time.NextTimer is not null);
            Assert.Equal(seconds, (_time.NextTimer!.Value - _time.GetUtcNow()).TotalSeconds);
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        await registering.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotNull(_store.Hash);
    }

    [Fact]
    public async Task A_host_without_commands_leaves_the_applications_alone()
    {
        await RegisterAsync();
        Assert.Empty(_rest.Calls);

        await RegisterAsync(Command());
        await RegisterAsync();
        Assert.Equal(2, _rest.Calls.Count);
        Assert.Empty(_rest.Registered);
    }

    private static ApplicationCommandDefinition Command() => new()
    {
        Name = "list",
        NameLocalizations = new Dictionary<string, string> { ["de"] = "liste", ["fr"] = "table" },
        Description = "Lists",
        Options =
        [
            new() { Type = ApplicationCommandOptionType.String, Name = "a", Description = "A" },
            new() { Type = ApplicationCommandOptionType.String, Name = "b", Description = "B" },
        ],
    };

    private Task RegisterAsync(params ApplicationCommandDefinition[] definitions) =>
        new CommandRegistrar(_rest, Routes(definitions), _time, NullLogger<CommandRegistrar>.Instance, _store).RegisterOnceAsync(ApplicationId, CancellationToken.None);

    private CommandRegistrar Registrar(ApplicationCommandDefinition definition, ILoggerProvider? log = null) =>
        new(_rest, Routes(definition), _time, new Logger<CommandRegistrar>(new LoggerFactory(log is null ? [] : [log])), _store);

    private static InteractionRoutes Routes(params ApplicationCommandDefinition[] definitions) => new(definitions.Select(definition =>
        new InteractionRegistration(
            new InteractionKey(InteractionTarget.SlashCommand, definition.Name),
            new InteractionRoute(typeof(StatsCommand), Deferral.Ephemeral, Permissions.None, GuildOnly: false),
            definition)));

    private sealed class MemoryStore : ICommandHashStore
    {
        public string? Hash { get; set; }

        public Task<string?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(Hash);

        public Task SaveAsync(string hash, CancellationToken cancellationToken)
        {
            Hash = hash;
            return Task.CompletedTask;
        }
    }
}
