using System.Text.Json.Nodes;
using KillBot.Discord;
using KillBot.Discord.Gateway;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewaySessionTests
{
    private static readonly TimeSpan HalfInterval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task The_client_identifies_itself_as_documented()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.Server.AcceptAsync();
        await peer.HelloAsync();

        var identify = await peer.ReceiveAsync();

        Assert.Equal("?v=10&encoding=json&compress=zlib-stream", peer.Query);
        Assert.Matches(@"^DiscordBot \(https?://[^,]+, \d+\.\d+\.\d+\)$", peer.UserAgent);
        Assert.Equal(2, (int)identify["op"]!);
        Assert.Equal("the-token", (string)identify["d"]!["token"]!);
        Assert.Equal(1, (int)identify["d"]!["intents"]!);
        Assert.Equal("[0,1]", identify["d"]!["shard"]!.ToJsonString());
        Assert.Equal(50, (int)identify["d"]!["large_threshold"]!);
        Assert.All(new[] { "os", "browser", "device" }, name => Assert.NotEmpty((string)identify["d"]!["properties"]![name]!));
    }

    [Fact]
    public async Task Ready_makes_the_bot_known()
    {
        await using var rig = await GatewayRig.StartAsync();
        Assert.Equal(GatewayState.Connecting, rig.Gateway.State);

        await rig.AcceptReadyAsync();

        Assert.Equal(GatewayState.Ready, rig.Gateway.State);
        Assert.Equal("killbot", rig.Gateway.CurrentUser!.Username);
        Assert.Equal(new Snowflake(43), rig.Gateway.ApplicationId);
        Assert.Equal(GatewayState.Ready, Assert.Single(rig.Gateway.Shards).State);
    }

    [Fact]
    public async Task The_first_heartbeat_waits_for_its_share_of_an_interval_and_measures_the_latency()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await rig.Clock.PassAsync(HalfInterval);
        var heartbeat = await peer.ReceiveAsync();
        Assert.Equal("""{"op":1,"d":1}""", heartbeat.ToJsonString());

        await rig.Clock.WaiterAsync(Interval);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(120));
        await peer.SendAsync("""{"op":11}""");
        await peer.SendAsync("""{"op":1,"d":null}""");
        await peer.ReceiveAsync(opcode: 1);

        Assert.Equal(TimeSpan.FromMilliseconds(120), rig.Gateway.Shards[0].Latency);
    }

    [Fact]
    public async Task A_heartbeat_that_Discord_asks_for_is_sent_at_once()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptIdentifiedAsync();

        await peer.SendAsync("""{"op":1,"d":null}""");

        Assert.Equal("""{"op":1,"d":null}""", (await peer.ReceiveAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_heartbeat_without_an_answer_ends_the_connection_and_resumes_the_session()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();
        await rig.Clock.PassAsync(HalfInterval);
        await peer.ReceiveAsync(opcode: 1);

        await rig.Clock.PassAsync(Interval);

        Assert.Equal(4000, await peer.ClosedAsync());
        await AssertResumesAsync(rig, sequence: 1);
    }

    [Fact]
    public async Task A_dropped_connection_is_resumed_at_its_own_address_with_the_last_sequence()
    {
        var handler = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync();
        await peer.DispatchAsync(7, "SOMETHING_NEW", """{"unknown":[1,{"op":3}]}""");
        await peer.DispatchAsync(8, "GUILD_ROLE_DELETE", """{"guild_id":"1","role_id":"2"}""");
        await handler.NextAsync<GuildRoleDelete>();

        peer.Drop();

        var next = await AssertResumesAsync(rig, sequence: 8);
        await next.DispatchAsync(9, "RESUMED", "{}");
        await handler.NextAsync<Resumed>();
        Assert.Equal(GatewayState.Ready, rig.Gateway.State);
    }

    [Fact]
    public async Task Op_7_is_answered_with_a_resumable_close_and_a_resume()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.SendAsync("""{"op":7,"d":null}""");

        Assert.Equal(4000, await peer.ClosedAsync());
        await AssertResumesAsync(rig, sequence: 1);
    }

    [Fact]
    public async Task Op_9_with_true_resumes()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.SendAsync("""{"op":9,"d":true}""");

        await AssertResumesAsync(rig, sequence: 1);
    }

    [Fact]
    public async Task Op_9_with_false_identifies_anew_after_a_random_wait()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.SendAsync("""{"op":9,"d":false}""");
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(3));
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(2));

        var next = await rig.AcceptIdentifiedAsync();
        Assert.Equal("/", next.Path);
        Assert.Equal(2, rig.Server.Connections);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4008)]
    [InlineData(4999)]
    [InlineData(1001)]
    public async Task Most_close_codes_leave_a_session_to_resume(int code)
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.CloseAsync(code);

        await AssertResumesAsync(rig, sequence: 1);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_lost_session_is_replaced(int code)
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.CloseAsync(code);
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(5));

        await rig.AcceptIdentifiedAsync();
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:ShardCount")]
    [InlineData(4011, "Discord:ShardCount")]
    [InlineData(4012, "Update this program")]
    [InlineData(4013, "Discord:Intents")]
    [InlineData(4014, "Discord:Intents")]
    public async Task A_refusal_stops_the_gateway_with_one_line_that_says_what_to_do(int code, string advice)
    {
        await using var rig = await GatewayRig.StartAsync();
        var ready = rig.Gateway.WaitForReadyAsync(CancellationToken.None);
        var peer = await rig.AcceptIdentifiedAsync();

        await peer.CloseAsync(code);
        await rig.EndAsync();

        var line = Assert.Single(rig.CriticalLogs);
        Assert.Contains($"({code})", line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
        Assert.Equal(GatewayState.Stopped, rig.Gateway.State);
        Assert.Contains(advice, rig.Gateway.StopReason!, StringComparison.Ordinal);
        Assert.Equal(1, rig.Server.Connections);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ready);
    }

    [Fact]
    public async Task Silence_in_place_of_HELLO_is_not_waited_for_for_ever()
    {
        await using var rig = await GatewayRig.StartAsync();
        await rig.Server.AcceptAsync();

        await rig.Clock.PassAsync(new GatewayTimings().Hello);

        await rig.AcceptIdentifiedAsync();
    }

    [Fact]
    public async Task A_line_that_is_dead_is_cut()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Server.Freezes = true;
        await rig.RunAsync();
        var dead = await rig.Server.AcceptAsync();
        await dead.HelloAsync(interval: 50_000);
        await dead.ReceiveAsync(opcode: 2);

        await rig.Clock.PassAsync(TimeSpan.FromSeconds(25));
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(50));
        rig.Server.Freezes = false;
        await rig.Clock.PassAsync(new GatewayTimings().Close);

        await rig.AcceptIdentifiedAsync();
        dead.Drop();
    }

    [Fact]
    public async Task A_session_that_is_never_ready_is_given_up()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptIdentifiedAsync();

        await rig.Clock.WaiterAsync(new GatewayTimings().Ready);
        rig.Clock.Advance(new GatewayTimings().Ready);

        Assert.Null(await peer.ClosedAsync());
        await rig.AcceptIdentifiedAsync();
    }

    [Fact]
    public async Task A_session_that_falls_again_and_again_meets_a_growing_wait()
    {
        await using var rig = await GatewayRig.StartAsync();
        (await rig.AcceptReadyAsync()).Drop();
        (await AssertResumesAsync(rig, sequence: 1)).Drop();

        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(750));
        (await AssertResumesAsync(rig, sequence: 1)).Drop();

        // Its own address may be the reason: the general one is tried, still with a resume.
        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(1500));
        var peer = await rig.Server.AcceptAsync();
        Assert.Equal("/", peer.Path);
        await peer.HelloAsync();
        await peer.ReceiveAsync(opcode: 6);
    }

    [Fact]
    public async Task A_session_that_cannot_be_resumed_makes_way_for_a_new_one()
    {
        await using var rig = await GatewayRig.StartAsync();
        (await rig.AcceptReadyAsync()).Drop();
        (await AssertResumesAsync(rig, sequence: 1)).Drop();

        foreach (var (seconds, opcode) in new[] { (0.75, 6), (1.5, 6), (3, 6), (6, 6), (12, 2) })
        {
            await rig.Clock.PassAsync(TimeSpan.FromSeconds(seconds));
            var peer = await rig.Server.AcceptAsync();
            await peer.HelloAsync();
            await peer.ReceiveAsync(opcode);
            peer.Drop();
        }
    }

    [Fact]
    public async Task A_stopping_host_ends_the_session()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await rig.StopAsync();

        Assert.Equal(1000, await peer.ClosedAsync());
        Assert.Equal(GatewayState.Stopped, rig.Gateway.State);
        Assert.Empty(rig.CriticalLogs);
    }

    private static async Task<GatewayPeer> AssertResumesAsync(GatewayRig rig, int sequence)
    {
        var peer = await rig.Server.AcceptAsync();
        Assert.Equal("/resume", peer.Path);
        await peer.HelloAsync();
        var resume = await peer.ReceiveAsync();
        var expected = new JsonObject
        {
            ["op"] = 6,
            ["d"] = new JsonObject { ["token"] = "the-token", ["session_id"] = "s1", ["seq"] = sequence },
        };
        Assert.Equal(expected.ToJsonString(), resume.ToJsonString());
        return peer;
    }
}
