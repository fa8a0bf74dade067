using System.Globalization;
using KillBot.Tests.Support;

namespace KillBot.Tests.FakeDiscord.Tests;

public class GatewayTests
{
    [Fact]
    public async Task Ready_names_the_guilds_and_each_follows_with_full_arrays()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild("Guild");
        var channel = guild.AddChannel("feed");
        var (client, ready) = await GatewayClient.IdentifyAsync(discord);
        await using var _ = client;
        Assert.True(ready.GetProperty("guilds")[0].GetProperty("unavailable").GetBoolean());
        Assert.Equal(0, ready.GetProperty("private_channels").GetArrayLength());

        var create = (await client.ReadAsync()).GetProperty("d");
        Assert.Equal(channel.Id.ToString(CultureInfo.InvariantCulture), create.GetProperty("channels")[0].GetProperty("id").GetString());
        Assert.Contains(create.GetProperty("members").EnumerateArray(), member => member.GetProperty("user").GetProperty("username").GetString() == "KillBot");
        foreach (var list in (string[])["threads", "presences", "voice_states", "guild_scheduled_events", "roles", "emojis", "stickers", "features"])
        {
            Assert.Equal(System.Text.Json.JsonValueKind.Array, create.GetProperty(list).ValueKind);
        }
    }

    [Theory]
    [InlineData("&compress=zlib-stream", null)]
    [InlineData("&compress=zlib-stream", 100)]
    [InlineData("", 100)]
    public async Task Payloads_may_be_compressed_and_split(string compress, int? frameSize)
    {
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { GatewayFrameSize = frameSize });
        var guild = discord.AddGuild("Guild");
        var (client, _) = await GatewayClient.IdentifyAsync(discord, $"?v=10&encoding=json{compress}");
        await using var _1 = client;
        Assert.Equal("GUILD_CREATE", (await client.ReadAsync()).GetProperty("t").GetString());
        guild.AddChannel("later");
        var created = await client.ReadAsync();
        Assert.Equal(("CHANNEL_CREATE", 3), (created.GetProperty("t").GetString(), created.GetProperty("s").GetInt32()));
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{}}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":-1,"properties":{}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":2,"properties":{}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":1,"properties":{},"shard":[2,2]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":1}}""", 4002)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":77}""", 4001)]
    [InlineData("{", 4002)]
    public async Task Mistakes_close_the_connection_with_their_code(string payload, int code)
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        await using var client = await GatewayClient.ConnectAsync(discord);
        await client.ReadAsync();
        await client.SendAsync(payload.Replace("TOKEN", discord.Token, StringComparison.Ordinal));
        await client.ReadAsync();
        Assert.Equal(code, client.CloseCode);
    }

    [Fact]
    public async Task Identifying_twice_is_4005_and_flooding_4008()
    {
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { IdentifyWindow = TimeSpan.Zero, GatewaySendLimit = 10 });
        var (twice, _) = await GatewayClient.IdentifyAsync(discord);
        await using var _1 = twice;
        await twice.SendAsync(GatewayClient.Identify(discord.Token));
        await twice.ReadAsync();
        Assert.Equal(4005, twice.CloseCode);

        var (flood, _) = await GatewayClient.IdentifyAsync(discord);
        await using var _2 = flood;
        for (var i = 0; i < 10; i++)
        {
            await flood.SendAsync("""{"op":1,"d":null}""");
        }

        while ((await flood.ReadAsync()).ValueKind != System.Text.Json.JsonValueKind.Undefined)
        {
        }

        Assert.Equal(4008, flood.CloseCode);
    }

    [Fact]
    public async Task A_resume_replays_what_was_missed()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild("Guild");
        var (first, ready) = await GatewayClient.IdentifyAsync(discord);
        await first.ReadAsync();
        discord.Gateway.DropConnections();
        await first.DisposeAsync();
        guild.AddChannel("missed");

        await using var second = await GatewayClient.ConnectAsync(discord, path: "/gateway/resume");
        await second.ReadAsync();
        await second.SendAsync(GatewayClient.Resume(discord.Token, ready.GetProperty("session_id").GetString()!, 2));
        Assert.Equal("CHANNEL_CREATE", (await second.ReadAsync()).GetProperty("t").GetString());
        var resumed = await second.ReadAsync();
        Assert.Equal(("RESUMED", 4), (resumed.GetProperty("t").GetString(), resumed.GetProperty("s").GetInt32()));
        Assert.Equal((1, 1), (discord.Gateway.Resumes, discord.Gateway.ResumesByResumeUrl));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task An_unknown_or_expired_session_and_a_hasty_identify_meet_op_9()
    {
        var clock = new ManualTimeProvider();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = clock });
        var (first, ready) = await GatewayClient.IdentifyAsync(discord);
        await using var _ = first;
        discord.Gateway.ExpireSessions();

        await using var second = await GatewayClient.ConnectAsync(discord);
        await second.ReadAsync();
        await second.SendAsync(GatewayClient.Resume(discord.Token, ready.GetProperty("session_id").GetString()!, 1));
        Assert.Equal(9, (await second.ReadAsync()).GetProperty("op").GetInt32());
        await second.SendAsync(GatewayClient.Identify(discord.Token));
        Assert.Equal(9, (await second.ReadAsync()).GetProperty("op").GetInt32());
        clock.Advance(TimeSpan.FromSeconds(5));
        await second.SendAsync(GatewayClient.Identify(discord.Token));
        Assert.Equal("READY", (await second.ReadAsync()).GetProperty("t").GetString());
    }

    [Fact]
    public async Task A_shard_hears_of_its_own_guilds_only()
    {
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { Shards = 2, IdentifyWindow = TimeSpan.Zero });
        var guilds = Enumerable.Range(0, 6).Select(i => discord.AddGuild($"Guild {i}")).ToList();
        for (var shard = 0; shard < 2; shard++)
        {
            await using var client = await GatewayClient.ConnectAsync(discord);
            await client.ReadAsync();
            await client.SendAsync(GatewayClient.Identify(discord.Token, shard: $"[{shard},2]"));
            var listed = (await client.ReadAsync()).GetProperty("d").GetProperty("guilds").EnumerateArray().Select(guild => guild.GetProperty("id").GetString());
            var own = guilds.Where(guild => (int)((guild.Id >> 22) % 2) == shard).Select(guild => guild.Id.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(own, listed);
        }
    }

    [Fact]
    public async Task Heartbeats_are_acknowledged_until_a_test_stops_that()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var (client, _) = await GatewayClient.IdentifyAsync(discord);
        await using var _1 = client;
        await client.SendAsync("""{"op":1,"d":1}""");
        Assert.Equal(11, (await client.ReadAsync()).GetProperty("op").GetInt32());
        discord.Gateway.AcknowledgesHeartbeats = false;
        await client.SendAsync("""{"op":1,"d":1}""");
        await discord.WaitForAsync(() => discord.Gateway.Heartbeats == 2);
        discord.Gateway.SendReconnect();
        Assert.Equal(7, (await client.ReadAsync()).GetProperty("op").GetInt32());
        discord.Gateway.CloseWith(4014);
        await client.ReadAsync();
        Assert.Equal(4014, client.CloseCode);
    }
}
