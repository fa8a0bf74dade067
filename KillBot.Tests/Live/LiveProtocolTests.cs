using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using KillBot.Api.Live;
using KillBot.Tests.Support;

namespace KillBot.Tests.Live;

/// <summary>Clients that are dead, talk, or do not speak WebSocket (https://www.rfc-editor.org/rfc/rfc6455).</summary>
public sealed class LiveProtocolTests : IDisposable
{
    private readonly LiveApp _live = new();

    [Fact]
    public async Task Who_answers_no_ping_is_cut_off_and_who_does_is_not()
    {
        _live.App.Settings["Live:PingInterval"] = "00:00:01";
        _live.App.Settings["Live:MaxConnections"] = "2";
        using var alive = await _live.ListenAsync();
        var told = alive.NextAsync("playerCount");
        using var dead = await ConnectRawAsync();
        await using var line = dead.GetStream();

        // All that comes is read, and nothing is said to it.
        await DrainAsync(line).WaitAsync(TimeSpan.FromSeconds(20));

        await _live.WaitForPlaceAsync();

        _live.App.Get<LiveClients>().Send(LiveMessage.PlayerCount(7));
        Assert.Equal("7", (await told).Text("count"));
        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task What_listeners_say_is_ignored_up_to_a_kilobyte()
    {
        using var talker = await _live.ListenAsync();
        await talker.TypesAsync(2);

        for (var i = 0; i < 100; i++)
        {
            await talker.SayAsync(new string('x', 1024));
        }

        _live.App.Get<LiveClients>().Send(LiveMessage.PlayerCount(7));
        Assert.Equal("7", (await talker.NextAsync()).Text("count"));

        await talker.SayAsync(new string('x', 1025));
        await talker.WaitForEndAsync();
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, talker.ClosedWith);
        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_message_without_an_end_is_not_listened_to_for_ever()
    {
        using var talker = await _live.ListenAsync();
        await talker.TypesAsync(2);

        for (var i = 0; i <= 1024; i++)
        {
            await talker.SayAsync("x", isEnd: false);
        }

        await talker.WaitForEndAsync();
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, talker.ClosedWith);
        _live.App.Logs.AssertQuiet();
    }

    [Theory]
    // Not masked, as a client's frames must be.
    [InlineData("810548656C6C6F")]
    // Reserved bits; an opcode that there is none of; a ping of 126 bytes; the rest of a message that never began.
    [InlineData("F18000000000")]
    [InlineData("838000000000")]
    [InlineData("89FE007E00000000")]
    [InlineData("808000000000")]
    // No UTF-8; as long as a frame can say.
    [InlineData("818200000000C328")]
    [InlineData("81FFFFFFFFFFFFFFFFFF00000000")]
    public async Task Who_breaks_the_protocol_is_cut_off_and_its_place_is_free_again(string frames)
    {
        _live.App.Settings["Live:MaxConnections"] = "1";
        using var hostile = await ConnectRawAsync();
        await using var line = hostile.GetStream();
        await line.ReadExactlyAsync(new byte[16]);

        await line.WriteAsync(Convert.FromHexString(frames));
        await DrainAsync(line).WaitAsync(TimeSpan.FromSeconds(20));

        await _live.WaitForPlaceAsync();

        _live.App.Logs.AssertQuiet();
    }

    public void Dispose() => _live.Dispose();

    /// <summary>A WebSocket of which the test writes each byte.</summary>
    private async Task<TcpClient> ConnectRawAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_live.Address.Host, _live.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET / HTTP/1.1\r\nHost: {_live.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        return client;
    }

    private static async Task DrainAsync(NetworkStream line)
    {
        try
        {
            await line.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // Cut off without a farewell.
        }
    }
}
