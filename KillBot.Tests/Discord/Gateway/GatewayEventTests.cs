using KillBot.Discord;
using KillBot.Discord.Gateway;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewayEventTests
{
    private const string Interaction =
        """{"id":"5","application_id":"43","type":2,"token":"secret","version":1,"data":{"id":"6","name":"stats","type":1}}""";

    [Fact]
    public async Task Handlers_see_the_events_of_a_shard_in_order()
    {
        var handler = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync("""[{"id":"1","unavailable":true}]""");
        await peer.DispatchAsync(2, "GUILD_CREATE", """{"id":"1","name":"Area 18","unavailable":false}""");
        await peer.DispatchAsync(3, "CHANNEL_CREATE", """{"id":"10","guild_id":"1","name":"kills","type":0}""");
        await peer.DispatchAsync(4, "CHANNEL_DELETE", """{"id":"10","guild_id":"1","name":"kills","type":0}""");
        await peer.DispatchAsync(5, "GUILD_DELETE", """{"id":"1"}""");

        var ready = Assert.IsType<Ready>(await handler.NextAsync());
        Assert.Equal([new Snowflake(1)], ready.GuildIds);
        var created = Assert.IsType<GuildCreate>(await handler.NextAsync());
        Assert.Equal(("Area 18", false, "en-US"), (created.Guild.Name, created.Joined, created.Guild.PreferredLocale));
        Assert.Equal("kills", Assert.IsType<ChannelCreate>(await handler.NextAsync()).Channel.Name);
        Assert.IsType<ChannelDelete>(await handler.NextAsync());
        var deleted = Assert.IsType<GuildDelete>(await handler.NextAsync());
        Assert.False(deleted.Unavailable);
        Assert.Equal("Area 18", deleted.Guild!.Name);
    }

    [Fact]
    public async Task A_failing_handler_is_logged_and_stops_neither_the_others_nor_the_next_event()
    {
        var failing = new RecordingHandler((_, _) => throw new InvalidOperationException("broken"));
        var sound = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(failing, sound);
        var peer = await rig.AcceptReadyAsync();

        await peer.DispatchAsync(2, "RESUMED", "{}");

        await sound.NextAsync<Ready>();
        await sound.NextAsync<Resumed>();
        Assert.Equal(2, rig.Logs.Count(log => log.Level == LogLevel.Error));
    }

    [Fact]
    public async Task Interactions_and_heartbeats_do_not_wait_for_a_slow_handler()
    {
        var forEver = new TaskCompletionSource();
        var handler = new RecordingHandler((gatewayEvent, cancellationToken) =>
            gatewayEvent is InteractionCreate ? Task.CompletedTask : forEver.Task.WaitAsync(cancellationToken));
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync();

        await peer.DispatchAsync(2, "INTERACTION_CREATE", Interaction);
        await peer.SendAsync("""{"op":1}""");

        var created = Assert.IsType<InteractionCreate>(await handler.NextAsync());
        Assert.Equal(new Snowflake(5), created.Interaction.Id);
        await peer.ReceiveAsync(opcode: 1);
        await rig.StopAsync();
    }

    [Fact]
    public async Task A_slow_interaction_does_not_delay_another()
    {
        var forEver = new TaskCompletionSource();
        var started = 0;
        var handler = new RecordingHandler((gatewayEvent, cancellationToken) =>
            gatewayEvent is InteractionCreate && Interlocked.Increment(ref started) == 1
                ? forEver.Task.WaitAsync(cancellationToken)
                : Task.CompletedTask);
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync();

        await peer.DispatchAsync(2, "INTERACTION_CREATE", Interaction);
        await peer.DispatchAsync(3, "INTERACTION_CREATE", Interaction);

        await handler.NextAsync<InteractionCreate>();
        forEver.SetResult();
        await handler.NextAsync<InteractionCreate>();
    }

    [Fact]
    public async Task A_guild_that_was_left_while_offline_is_reported_as_deleted()
    {
        var handler = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync("""[{"id":"1","unavailable":true},{"id":"2","unavailable":true}]""");
        await peer.CloseAsync(4009);
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(5));

        await (await rig.AcceptIdentifiedAsync()).ReadyAsync(rig.Server.ResumeUrl, """[{"id":"2","unavailable":true}]""");

        var deleted = await handler.NextAsync<GuildDelete>();
        Assert.Equal((new Snowflake(1), false), (deleted.GuildId, deleted.Unavailable));
        Assert.Equal(1, rig.Guilds.Count);
    }

    [Fact]
    public async Task Events_reach_the_cache_before_the_handlers()
    {
        Permissions? seen = null;
        GatewayRig? rig = null;
        var handler = new RecordingHandler((gatewayEvent, _) =>
        {
            if (gatewayEvent is GuildCreate)
            {
                seen = rig!.Guilds.ComputePermissions(new Snowflake(1), new Snowflake(10));
            }

            return Task.CompletedTask;
        });
        await using var running = rig = await GatewayRig.CreateAsync();
        await rig.RunAsync(handler);
        var peer = await rig.AcceptReadyAsync();

        await peer.DispatchAsync(2, "GUILD_CREATE", """
            {"id":"1","name":"Area 18","owner_id":"9","joined_at":"2031-01-01T00:00:00Z",
            "roles":[{"id":"1","name":"@everyone","permissions":"1024","position":0},{"id":"3","name":"bot","permissions":"2048","position":1}],
            "members":[{"user":{"id":"42","username":"killbot"},"roles":["3"]}],
            "channels":[{"id":"10","type":0,"name":"kills","permission_overwrites":[]}],"threads":[]}
            """);

        Assert.True((await handler.NextAsync<GuildCreate>()).Joined);
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, seen);
    }
}
