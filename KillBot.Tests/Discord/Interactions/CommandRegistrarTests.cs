using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KillBot.Tests.Discord.Interactions;

public sealed class CommandRegistrarTests
{
    private static readonly Snowflake ApplicationId = new(77);
    private readonly RecordingDiscordRest _rest = new();
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
            var registrar = new CommandRegistrar(_rest, Routes(Command()), NullLogger<CommandRegistrar>.Instance);
            await registrar.RegisterOnceAsync(ApplicationId, CancellationToken.None);
        }

        Assert.Equal(2, _rest.Calls.Count);
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
        new CommandRegistrar(_rest, Routes(definitions), NullLogger<CommandRegistrar>.Instance, _store).RegisterOnceAsync(ApplicationId, CancellationToken.None);

    private CommandRegistrar Registrar(ApplicationCommandDefinition definition, ILoggerProvider? log = null) =>
        new(_rest, Routes(definition), new Logger<CommandRegistrar>(new LoggerFactory(log is null ? [] : [log])), _store);

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
