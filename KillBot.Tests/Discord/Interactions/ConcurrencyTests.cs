using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Discord.Interactions;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task A_slow_handler_does_not_hold_up_the_gateway()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = (_, _) => slow.PassAsync();

        bench.Router.Handle(Payloads.Command("stats"));

        await slow.Reached;
        slow.Open();
        await bench.IdleAsync();
    }

    [Fact]
    public async Task Beyond_the_limit_callers_are_told_that_the_bot_is_busy()
    {
        await using var bench = Limited(2);
        var slow = new Gate();
        bench.OnHandle = (_, _) => slow.PassAsync();
        await bench.StartAsync(Payloads.Command("stats"));
        await bench.StartAsync(Payloads.Command("stats"));

        await bench.StartAsync(Payloads.Command("stats"));
        var busy = await bench.Rest.NextAsync<InteractionResponse>();
        await bench.StartAsync(Payloads.Autocomplete("stats", "[]"));
        var nothing = await bench.Rest.NextAsync<InteractionResponse>();
        slow.Open();
        await bench.IdleAsync();
        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Equal(MessageFlags.Ephemeral, busy.Data!.Flags);
        Assert.Contains("busy", busy.Data.Content, StringComparison.Ordinal);
        Assert.Empty(nothing.Data!.Choices!);
        Assert.Equal(3, bench.Behaviour.Ran.Count);
    }

    [Fact]
    public async Task The_same_interaction_delivered_twice_runs_once()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = (_, _) => slow.PassAsync();
        var interaction = Payloads.Command("stats");

        await bench.StartAsync(interaction);
        await bench.StartAsync(interaction);
        slow.Open();
        await bench.IdleAsync();

        Assert.Single(bench.Behaviour.Ran);
    }

    [Fact]
    public async Task Handlers_are_made_anew_for_every_interaction()
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Command("stats"));
        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Equal(2, bench.Behaviour.Handlers.Distinct().Count());
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_at_work_and_takes_nothing_new()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.RespondAsync("Finished", token);
        };
        await bench.StartAsync(Payloads.Command("stats"));
        await slow.Reached;

        var stop = bench.Router.StopAsync(CancellationToken.None);
        await bench.StartAsync(Payloads.Command("stats"));
        Assert.False(stop.IsCompleted);
        slow.Open();
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("Finished", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        Assert.Single(bench.Behaviour.Ran);
    }

    [Fact]
    public async Task A_stop_interrupts_what_takes_too_long_and_tells_the_caller()
    {
        await using var bench = new Bench();
        var started = new Gate();
        bench.OnHandle = async (context, token) =>
        {
            await context.RespondAsync("Working", token);
            started.Reach();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        await bench.StartAsync(Payloads.Command("stats"));
        await started.Reached;

        var stop = bench.Router.StopAsync(CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromSeconds(4));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Contains("interrupted", (await bench.Rest.NextAsync<FollowupMessage>()).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_handler_that_listens_to_nothing()
    {
        await using var bench = new Bench();
        var stuck = new Gate();
        bench.OnHandle = (_, _) => stuck.PassAsync();
        await bench.StartAsync(Payloads.Command("stats"));
        await stuck.Reached;

        var stop = bench.Router.StopAsync(CancellationToken.None);
        while (!stop.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop;
        stuck.Open();
        await bench.IdleAsync();
    }

    private static Bench Limited(int maxConcurrent) =>
        new(services => services.Configure<InteractionRouterOptions>(options => options.MaxConcurrent = maxConcurrent));

}
