using System.Net;
using System.Text.Json.Nodes;
using KillBot.Discord.Gateway;
using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;
using Moq;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewayShardTests
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Shards_of_one_bucket_identify_five_seconds_apart()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(shards: 3, concurrency: 1));
        await rig.RunAsync();
        var shards = new List<string> { await IdentifyAsync(rig) };

        for (var shard = 1; shard < 3; shard++)
        {
            await rig.Clock.WaiterAsync(Spacing);
            Assert.False(rig.Server.HasWaitingPeer);
            rig.Clock.Advance(Spacing);
            shards.Add(await IdentifyAsync(rig));
        }

        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], shards.Order());
    }

    [Fact]
    public async Task Shards_of_different_buckets_identify_at_the_same_time()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(shards: 4, concurrency: 2));
        await rig.RunAsync();

        string[] first = [await IdentifyAsync(rig), await IdentifyAsync(rig)];
        await rig.Clock.PassAsync(Spacing, waiters: 2);
        string[] second = [await IdentifyAsync(rig), await IdentifyAsync(rig)];

        Assert.Equal([0, 1], first.Concat(second).Select(shard => shard[1] - '0').Take(2).Select(id => id % 2).Order());
        Assert.Equal(["[0,4]", "[1,4]", "[2,4]", "[3,4]"], first.Concat(second).Order());
    }

    [Fact]
    public async Task The_gateway_is_ready_when_all_shards_are()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(shards: 1, concurrency: 2));
        rig.Options.ShardCount = 2;
        await rig.RunAsync();
        var first = await rig.AcceptIdentifiedAsync();
        var second = await rig.AcceptIdentifiedAsync();
        var ready = rig.Gateway.WaitForReadyAsync(CancellationToken.None);

        await first.ReadyAsync(rig.Server.ResumeUrl);
        await first.SendAsync("""{"op":1}""");
        await first.ReceiveAsync(opcode: 1);
        Assert.False(ready.IsCompleted);
        Assert.Equal(GatewayState.Connecting, rig.Gateway.State);

        await second.ReadyAsync(rig.Server.ResumeUrl);
        await ready.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(GatewayState.Ready, rig.Gateway.State);
    }

    [Fact]
    public async Task One_refused_shard_stops_all_with_one_line()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(shards: 2, concurrency: 2));
        await rig.RunAsync();
        var first = await rig.AcceptIdentifiedAsync();
        var second = await rig.AcceptIdentifiedAsync();

        await Task.WhenAll(first.CloseAsync(4004), second.CloseAsync(4004));
        await rig.EndAsync();

        Assert.Single(rig.CriticalLogs);
        Assert.Equal(2, rig.Server.Connections);
    }

    [Fact]
    public async Task A_used_up_session_limit_is_waited_for_with_one_line()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(shards: 2, remaining: 0, resetAfter: 60_000, concurrency: 2));
        await rig.RunAsync();
        await rig.Clock.WaiterAsync(TimeSpan.FromSeconds(61));
        Assert.False(rig.Server.HasWaitingPeer);

        rig.Answer(rig.Bot(shards: 2, remaining: 1000, concurrency: 2));
        rig.Clock.Advance(TimeSpan.FromSeconds(61));
        await rig.AcceptIdentifiedAsync();
        await rig.AcceptIdentifiedAsync();

        Assert.Single(rig.Logs, log => log.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_start_that_was_not_used_is_given_back()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Answer(rig.Bot(remaining: 1));
        await rig.RunAsync();

        (await rig.Server.AcceptAsync()).Drop();
        await rig.AcceptIdentifiedAsync();

        rig.Rest.Verify(rest => rest.GetGatewayBotAsync(It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_token_that_the_API_refuses_stops_the_gateway_with_one_line()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Rest.Setup(rest => rest.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ThrowsAsync(Refusal(HttpStatusCode.Unauthorized));

        await rig.RunAsync();
        await rig.EndAsync();

        Assert.Contains("Discord:Token", Assert.Single(rig.CriticalLogs), StringComparison.Ordinal);
        Assert.Equal(GatewayState.Stopped, rig.Gateway.State);
        rig.Rest.Verify(rest => rest.GetGatewayBotAsync(It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Other_failures_of_the_API_are_waited_out()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Rest.SetupSequence(rest => rest.GetGatewayBotAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(Refusal(HttpStatusCode.BadGateway))
            .ThrowsAsync(new HttpRequestException("no route"))
            .ReturnsAsync(rig.Bot());
        await rig.RunAsync();

        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(750));
        await rig.Clock.PassAsync(TimeSpan.FromMilliseconds(1500));

        await rig.AcceptIdentifiedAsync();
        Assert.Empty(rig.CriticalLogs);
    }

    [Fact]
    public async Task Without_a_token_the_gateway_stays_closed_quietly()
    {
        await using var rig = await GatewayRig.CreateAsync();
        rig.Options.Token = "";

        await rig.RunAsync();
        await rig.EndAsync();

        Assert.Equal(GatewayState.Stopped, rig.Gateway.State);
        Assert.All(rig.Logs, log => Assert.Equal(LogLevel.Information, log.Level));
    }

    [Fact]
    public async Task The_token_never_reaches_a_log()
    {
        await using var rig = await GatewayRig.StartAsync();
        (await rig.AcceptReadyAsync()).Drop();
        var peer = await rig.Server.AcceptAsync();
        await peer.HelloAsync();
        await peer.ReceiveAsync(opcode: 6);
        await peer.CloseAsync(4004);
        await rig.EndAsync();

        Assert.NotEmpty(rig.Logs);
        Assert.DoesNotContain(rig.Logs, log => log.Message.Contains("the-token", StringComparison.Ordinal));
    }

    private static DiscordRestException Refusal(HttpStatusCode status) => new("GET /gateway/bot", status, "refused");

    private static async Task<string> IdentifyAsync(GatewayRig rig)
    {
        var peer = await rig.Server.AcceptAsync();
        await peer.HelloAsync();
        JsonNode identify = await peer.ReceiveAsync(opcode: 2);
        return identify["d"]!["shard"]!.ToJsonString();
    }
}
