using System.Text;
using System.Text.Json;
using KillBot.Discord.Gateway;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewayPayloadTests
{
    [Theory]
    [InlineData("""{"t":"READY","s":3,"op":0,"d":{"a":[1]}}""", "{\"a\":[1]}")]
    [InlineData("""{"d":{"a":[1]},"op":0,"s":3,"t":"READY"}""", "{\"a\":[1]}")]
    [InlineData("""  { "op" : 0, "d" : true, "x": {"op": 7}, "s": 3, "t": "READY" }  """, "true")]
    public void The_envelope_is_read_in_any_order(string json, string data)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(json);

        Assert.True(GatewayPayload.TryRead(ref rest, out var payload));

        Assert.Equal(GatewayOpcode.Dispatch, payload.Opcode);
        Assert.Equal(3, payload.Sequence);
        Assert.Equal(GatewayEventKind.Ready, payload.Event);
        Assert.Equal(data, Encoding.UTF8.GetString(payload.Data));
        Assert.False(GatewayPayload.TryRead(ref rest, out _));
    }

    [Fact]
    public void Every_kind_has_its_documented_name()
    {
        foreach (var kind in Enum.GetValues<GatewayEventKind>().Where(kind => kind != GatewayEventKind.Unknown))
        {
            var name = string.Concat(kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();
            ReadOnlySpan<byte> json = Encoding.UTF8.GetBytes($$"""{"op":0,"t":"{{name}}"}""");

            Assert.True(GatewayPayload.TryRead(ref json, out var payload));
            Assert.Equal(kind, payload.Event);
        }
    }

    [Fact]
    public void A_cut_payload_is_refused_wherever_it_is_cut()
    {
        var whole = """{"t":"READY","s":3,"op":0,"d":{"a":[1]}}"""u8.ToArray();

        for (var length = 1; length < whole.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() =>
            {
                ReadOnlySpan<byte> rest = whole.AsSpan(0, length);
                GatewayPayload.TryRead(ref rest, out _);
            });
        }
    }
}
