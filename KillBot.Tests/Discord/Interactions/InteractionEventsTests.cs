using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Resources;

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
    public async Task A_ping_is_ignored()
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Parse("""{ "id": "1", "application_id": "2", "type": 1, "token": "t" }"""));

        Assert.Empty(bench.Rest.Calls);
    }
}
