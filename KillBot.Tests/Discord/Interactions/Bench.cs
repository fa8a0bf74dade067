using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Rest;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Interactions;

/// <summary>The router with its real parts, a recording Discord, a clock that stands still, and handlers that do what a test says.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public Bench(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IDiscordRest>(Rest);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Behaviour);
        configure?.Invoke(services);
        services.AddDiscordInteractions();
        services.AddApplicationCommand<StatsCommand>().AddApplicationCommand<BoardCommand>().AddApplicationCommand<ConfigCommand>();
        services.AddApplicationCommand<FeedCommand>().AddSubcommand<FeedAddSubcommand>();
        services.AddComponentHandler<PageButton>().AddModalHandler<ReportModal>();
        _provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        Router = _provider.GetRequiredService<InteractionRouter>();
        Events = Assert.IsType<InteractionEvents>(_provider.GetRequiredService<IGatewayEventHandler>());
    }

    public RecordingDiscordRest Rest { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public Behaviour Behaviour { get; } = new();

    public CollectedLog Log { get; } = new();

    public InteractionRouter Router { get; }

    public InteractionEvents Events { get; }

    /// <summary>What every handler does.</summary>
    public Func<InteractionContext, CancellationToken, Task> OnHandle
    {
        set => Behaviour.Handle = value;
    }

    /// <summary>Sends an interaction and waits until all of it is done.</summary>
    public async Task RunAsync(Interaction interaction)
    {
        Router.Handle(interaction);
        await Router.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    public Task StartAsync(Interaction interaction)
    {
        Router.Handle(interaction);
        return Task.CompletedTask;
    }

    public Task IdleAsync() => Router.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

internal sealed class Behaviour
{
    public Func<InteractionContext, CancellationToken, Task> Handle { get; set; } = (_, _) => Task.CompletedTask;

    public Func<InteractionRequest, CancellationToken, Task<IReadOnlyList<ApplicationCommandOptionChoice>>> Suggest { get; set; } =
        (_, _) => Task.FromResult<IReadOnlyList<ApplicationCommandOptionChoice>>([]);

    /// <summary>The handlers that ran, by name.</summary>
    public List<string> Ran { get; } = [];

    public List<object> Handlers { get; } = [];

    public Task RunAsync(object handler, InteractionContext context, CancellationToken cancellationToken)
    {
        lock (Ran)
        {
            Ran.Add(handler.GetType().Name);
            Handlers.Add(handler);
        }

        return Handle(context, cancellationToken);
    }
}

internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Text, Exception? Exception)> _entries = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_entries)
        {
            _entries.Add((logLevel, formatter(state, exception), exception));
        }
    }

    public void Dispose()
    {
    }
}
