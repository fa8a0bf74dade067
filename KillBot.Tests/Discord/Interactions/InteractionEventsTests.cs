using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using KillBot.Tests.Discord.Gateway;
using Microsoft.Extensions.Logging.Abstractions;

namespace KillBot.Tests.Discord.Interactions;

public sealed class InteractionEventsTests
{
    private static readonly Ready Ready = new(new User { Id = new Snowflake(3), Username = "bot" }, new Snowflake(77), []);

    [Fact]
    public async Task The_first_ready_registers_all_commands()
    {
        await using var bench = new Bench();

        await bench.Events.HandleAsync(Ready, CancellationToken.None);
        await bench.Events.HandleAsync(Ready, CancellationToken.None);

        var registered = await bench.Rest.NextRegistrationAsync();
        Assert.Equal(["stats", "board", "config", "feed"], registered.Select(command => command.Name));
        Assert.Single(bench.Rest.Calls);
    }

    [Fact]
    public async Task An_interaction_is_run_and_other_events_are_not_for_us()
    {
        await using var bench = new Bench();

        await bench.Events.HandleAsync(new InteractionCreate(Payloads.Command("stats")), CancellationToken.None);
        await bench.Events.HandleAsync(new Resumed(), CancellationToken.None);
        await bench.IdleAsync();

        Assert.Equal(["StatsCommand"], bench.Behaviour.Ran);
        Assert.Single(bench.Rest.Calls);
    }

    [Fact]
    public async Task An_interaction_does_not_wait_for_the_handlers_of_the_host()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        var host = new RecordingHandler((_, _) => slow.PassAsync());
        var dispatcher = new GatewayEventDispatcher([host, bench.Events], NullLogger.Instance);
        bench.OnHandle = (context, token) => context.RespondAsync("Fast", token);
        using var stop = new CancellationTokenSource();
        var running = dispatcher.RunAsync(stop.Token);

        dispatcher.Post(new InteractionCreate(Payloads.Command("stats")));

        Assert.Equal("Fast", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        slow.Open();
        await host.NextAsync();
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_time_to_the_deferral_counts_from_the_arrival()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = (_, _) => slow.PassAsync();
        var arrival = bench.Time.GetTimestamp();
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        await bench.Events.HandleAsync(new InteractionCreate(Payloads.Command("stats")) { ReceivedAt = arrival }, CancellationToken.None);
        await slow.Reached;
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(InteractionCallbackType.DeferredChannelMessageWithSource, (await bench.Rest.NextAsync<InteractionResponse>()).Type);
        slow.Open();
        await bench.IdleAsync();
    }

    [Fact]
    public async Task A_ping_is_ignored()
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Parse("""{ "id": "1", "application_id": "2", "type": 1, "token": "t" }"""));

        Assert.Empty(bench.Rest.Calls);
    }
}
