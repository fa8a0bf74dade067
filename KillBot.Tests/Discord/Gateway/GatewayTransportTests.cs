using System.Net.WebSockets;
using System.Text;
using KillBot.Discord;
using KillBot.Discord.Gateway;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewayTransportTests
{
    [Fact]
    public async Task A_compressed_message_may_come_in_several_frames()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.Server.AcceptAsync();
        var hello = peer.Compress("""{"op":10,"d":{"heartbeat_interval":40000}}""");

        await peer.SendFrameAsync(hello.AsMemory(0, 3), WebSocketMessageType.Binary, end: false);
        await peer.SendFrameAsync(hello.AsMemory(3, 10), WebSocketMessageType.Binary, end: true);
        await peer.SendFrameAsync(hello.AsMemory(13), WebSocketMessageType.Binary, end: true);

        Assert.Equal(2, (int)(await peer.ReceiveAsync())["op"]!);
    }

    [Fact]
    public async Task A_frame_may_hold_several_compressed_messages()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.Server.AcceptAsync();
        var hello = peer.Compress("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        var question = peer.Compress("""{"op":1,"d":null}""");

        await peer.SendFrameAsync(hello.Concat(question).ToArray(), WebSocketMessageType.Binary, end: true);

        Assert.Equal(2, (int)(await peer.ReceiveAsync())["op"]!);
        Assert.Equal(1, (int)(await peer.ReceiveAsync())["op"]!);
    }

    [Fact]
    public async Task Compressed_messages_share_one_context_and_plain_text_may_come_between()
    {
        var handler = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync();
        for (var sequence = 2; sequence < 6; sequence++)
        {
            // Long enough to outgrow the first buffer, similar enough to be found in the window.
            var name = new string((char)('a' + sequence), 50_000);
            var json = $$$"""{"op":0,"s":{{{sequence}}},"t":"GUILD_UPDATE","d":{"id":"{{{sequence}}}","name":"{{{name}}}"}}""";
            await (sequence == 3
                ? peer.SendAsync(json)
                : peer.SendFrameAsync(peer.Compress(json), WebSocketMessageType.Binary, end: true));

            var updated = await handler.NextAsync<GuildUpdate>();
            Assert.Equal(name, updated.Guild.Name);
        }
    }

    [Theory]
    [InlineData("""{"op":0,"t":""")]
    [InlineData("[]")]
    [InlineData("""{"t":"READY","d":{}}""")]
    [InlineData("nonsense")]
    public async Task What_is_no_payload_ends_the_connection_and_the_session_is_resumed(string hostile)
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.SendAsync(hostile);

        Assert.Equal(4000, await peer.ClosedAsync());
        Assert.Equal("/resume", (await rig.Server.AcceptAsync()).Path);
    }

    [Fact]
    public async Task Broken_compression_ends_the_connection()
    {
        await using var rig = await GatewayRig.StartAsync();
        var peer = await rig.AcceptReadyAsync();

        await peer.SendFrameAsync("this is not zlib"u8.ToArray(), WebSocketMessageType.Binary, end: true);

        Assert.Equal(4000, await peer.ClosedAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_during_a_resume_leads_to_a_new_session()
    {
        await using var rig = await GatewayRig.StartAsync();
        (await rig.AcceptReadyAsync()).Drop();
        var resuming = await rig.Server.AcceptAsync();
        await resuming.HelloAsync();
        await resuming.ReceiveAsync(opcode: 6);

        await resuming.SendAsync("nonsense");
        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(750));
        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(4250));

        Assert.Equal("/", (await rig.AcceptIdentifiedAsync()).Path);
    }

    [Theory]
    [InlineData("""{"op":99,"d":{"x":[1,2,{"op":7}]}}""")]
    [InlineData("""{"op":0,"s":5,"t":null,"d":null}""")]
    [InlineData("""{"op":0,"s":"five","t":{"op":7},"d":[[]],"extra":{"op":9,"d":false}}""")]
    [InlineData("""{"d":{"name":5},"op":0,"t":"GUILD_UPDATE","s":5}""")]
    [InlineData("""{"d":null,"op":0,"t":"CHANNEL_CREATE","s":5}""")]
    [InlineData("""{"d":{"guild_id":"1","role":null},"op":0,"t":"GUILD_ROLE_CREATE","s":5}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":1}}""")]
    public async Task Surprising_payloads_are_passed_over(string surprise)
    {
        var handler = new RecordingHandler();
        await using var rig = await GatewayRig.StartAsync(handler);
        var peer = await rig.AcceptReadyAsync();
        await handler.NextAsync<Ready>();

        await peer.SendAsync(surprise);
        await peer.DispatchAsync(6, "GUILD_ROLE_DELETE", """{"guild_id":"1","role_id":"2","new_field":{"a":1}}""");

        var deleted = Assert.IsType<GuildRoleDelete>(await handler.NextAsync());
        Assert.Equal(new Snowflake(2), deleted.RoleId);
        Assert.Equal(1, rig.Server.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_only_read_up_to_the_limit(bool compressed)
    {
        await using var server = await GatewayServer.StartAsync();
        await using var connection = await GatewayConnection.OpenAsync(
            server.Url, "test", new GatewayClock(), new GatewayTimings(), CancellationToken.None, maxReceivedBytes: 100_000);
        var peer = await server.AcceptAsync();
        var bomb = new string('x', 200_000);

        await (compressed
            ? peer.SendFrameAsync(peer.Compress(bomb), WebSocketMessageType.Binary, end: true)
            : peer.SendFrameAsync(Encoding.UTF8.GetBytes(bomb), WebSocketMessageType.Text, end: true));

        await Assert.ThrowsAsync<InvalidDataException>(() => connection.ReceiveAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_payload_that_Discord_would_refuse_is_not_sent()
    {
        await using var server = await GatewayServer.StartAsync();
        await using var connection = await GatewayConnection.OpenAsync(
            server.Url, "test", new GatewayClock(), new GatewayTimings(), CancellationToken.None);

        await Assert.ThrowsAsync<ArgumentException>(() => connection.SendAsync(new byte[4097], heartbeat: false, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Sending_stays_within_120_a_minute_and_keeps_room_for_heartbeats()
    {
        var clock = new GatewayClock();
        var budget = new SendBudget(clock);
        for (var sent = 0; sent < 115; sent++)
        {
            await budget.SpendAsync(heartbeat: false, CancellationToken.None);
        }

        var waiting = budget.SpendAsync(heartbeat: false, CancellationToken.None).AsTask();
        for (var sent = 0; sent < 5; sent++)
        {
            await budget.SpendAsync(heartbeat: true, CancellationToken.None);
        }

        var heartbeat = budget.SpendAsync(heartbeat: true, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.False(heartbeat.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(60));
        await Task.WhenAll(waiting, heartbeat).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(8, 30, 60)]
    [InlineData(int.MaxValue, 30, 60)]
    public void Failures_in_a_row_double_the_wait_up_to_a_minute(int failures, double least, double most)
    {
        Assert.Equal(TimeSpan.FromSeconds(least), ReconnectDelay.After(failures, jitter: 0));
        Assert.Equal(most, ReconnectDelay.After(failures, jitter: 1).TotalSeconds, precision: 3);
    }
}
