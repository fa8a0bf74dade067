using FsCheck;
using KillBot.Domain.Webhooks;

namespace KillBot.Tests.Webhooks;

/// <summary>Ports and ranges of ports as operators write them.</summary>
public sealed class AllowedPortsTests
{
    [Theory]
    [InlineData("443", "443")]
    [InlineData(" 443 ", "443")]
    [InlineData("1-65535", "1-65535")]
    [InlineData("8000 - 8999", "8000-8999")]
    [InlineData("80-80", "80")]
    [InlineData("00443", "443")]
    public void Ports_and_ranges_are_read(string text, string expected)
    {
        Assert.True(AllowedPorts.TryParse([text], out var ports, out _));
        Assert.Equal(expected, ports.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("+80")]
    [InlineData("80,443")]
    [InlineData("http")]
    [InlineData("90-80")]
    [InlineData("80-")]
    [InlineData("-80")]
    [InlineData("1-2-3")]
    [InlineData("0-65535")]
    [InlineData("99999999999")]
    [InlineData("0x50")]
    public void Anything_else_is_named(string text)
    {
        Assert.False(AllowedPorts.TryParse(["443", text], out _, out var wrong));
        Assert.Equal(text, wrong);
        var options = new WebhookOptions();
        options.AllowedPorts.Add(text);
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => AllowedPorts.Of(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_means_the_defaults()
    {
        var ports = AllowedPorts.Of(new WebhookOptions());

        Assert.Equal([80, 443, 1024, 65_535], ((int[])[0, 22, 25, 79, 80, 81, 443, 1023, 1024, 65_535, 65_536]).Where(ports.Contains));
    }

    [Fact]
    public void A_port_is_allowed_when_one_of_the_ranges_has_it()
    {
        var port = Gen.Choose(1, 65_535);
        var range = Gen.Zip(port, port).Select(ends => (From: Math.Min(ends.Item1, ends.Item2), To: Math.Max(ends.Item1, ends.Item2)));
        Prop.ForAll(Arb.From(Gen.Zip(Gen.NonEmptyListOf(range), port)), drawn =>
        {
            var (ranges, asked) = (drawn.Item1, drawn.Item2);
            Assert.True(AllowedPorts.TryParse([.. ranges.Select(r => $"{r.From}-{r.To}")], out var ports, out _));
            Assert.Equal(ranges.Any(r => r.From <= asked && asked <= r.To), ports.Contains(asked));
            Assert.True(AllowedPorts.TryParse(ports.ToString().Split(','), out var again, out _));
            Assert.Equal(ports.ToString(), again.ToString());
        }).QuickCheckThrowOnFailure();
    }
}
