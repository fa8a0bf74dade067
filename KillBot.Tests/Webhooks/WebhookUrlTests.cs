using KillBot.Domain.Webhooks;

namespace KillBot.Tests.Webhooks;

/// <summary>Which addresses people may give, by what is written alone.</summary>
public sealed class WebhookUrlTests
{
    private static readonly AllowedPorts Ports = AllowedPorts.Of(new WebhookOptions());

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("HTTP://EXAMPLE.COM/Path?query=1&b=%20")]
    [InlineData("https://example.com:8443/a/@b/c:d")]
    [InlineData("http://93.184.215.14/")]
    [InlineData("http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8080/")]
    [InlineData("https://example.com/b\u00fccher")]
    [InlineData("https://xn--bcher-kva.example/")]
    public void Addresses_of_the_public_web_are_taken(string url) => Assert.Null(WebhookUrl.Check(url, Ports, allowPrivateNetworks: false));

    [Theory]
    [InlineData("")]
    [InlineData("example.com/hook")]
    [InlineData("//example.com/hook")]
    [InlineData("/hook")]
    [InlineData("http:example.com")]
    [InlineData("https:///path")]
    [InlineData("https://")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("gopher://example.com/")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com\n")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/\r\nX-Injected: 1")]
    [InlineData("https://example.com\\@evil.example")]
    [InlineData("https://exam\u200bple.com")]
    [InlineData("https://example.com/\ud800")]
    [InlineData("https://example.com:99999/")]
    [InlineData("https://[::1/")]
    public void What_is_no_whole_address_of_the_web_is_refused(string url) =>
        Assert.Equal("Send a whole address that begins with https:// or http://.", WebhookUrl.Check(url, Ports, allowPrivateNetworks: true));

    [Theory]
    [InlineData("https://user@example.com")]
    [InlineData("https://user:password@example.com")]
    [InlineData("https://@example.com")]
    [InlineData("https://:@example.com")]
    [InlineData("https://example.com@127.0.0.1/")]
    public void Credentials_are_refused(string url) =>
        Assert.StartsWith("It must not hold a user name", WebhookUrl.Check(url, Ports, allowPrivateNetworks: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.com/#")]
    [InlineData("https://example.com/a#b")]
    [InlineData("https://example.com#@evil.example/")]
    public void Fragments_are_refused(string url) =>
        Assert.StartsWith("Leave out the part from #", WebhookUrl.Check(url, Ports, allowPrivateNetworks: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://metadata.localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[fe80::1]/")]
    public void Addresses_of_inner_networks_are_refused_unless_they_are_allowed(string url)
    {
        Assert.Equal(
            "It must lead to the public internet, not into a private network.", WebhookUrl.Check(url, Ports, allowPrivateNetworks: false));
        Assert.Null(WebhookUrl.Check(url, Ports, allowPrivateNetworks: true));
    }

    [Theory]
    [InlineData("https://example.com:22/")]
    [InlineData("http://example.com:25")]
    [InlineData("https://example.com:0/")]
    public void Ports_that_are_not_allowed_are_refused(string url) =>
        Assert.Equal("Webhooks may go to these ports here: 80, 443, 1024-65535.", WebhookUrl.Check(url, Ports, allowPrivateNetworks: true));

    [Theory]
    [InlineData("https://b\u00fccher.example/")]
    [InlineData("http://\uff11\uff12\uff17.0.0.1/")]
    [InlineData("http://127\u30020\u30020\u30021/")]
    [InlineData("http://loca\u2113host/")]
    public void Hosts_are_written_in_ASCII(string url) =>
        Assert.StartsWith("Write the host in letters", WebhookUrl.Check(url, Ports, allowPrivateNetworks: true), StringComparison.Ordinal);

    [Fact]
    public void The_length_ends_at_2048_characters()
    {
        var longest = "https://example.com/".PadRight(2048, 'x');

        Assert.Null(WebhookUrl.Check(longest, Ports, allowPrivateNetworks: false));
        Assert.Equal("It has at most 2048 characters.", WebhookUrl.Check(longest + "x", Ports, allowPrivateNetworks: false));
    }
}
