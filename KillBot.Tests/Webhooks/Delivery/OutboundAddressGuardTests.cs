using System.Net;
using FsCheck;
using KillBot.Domain.Webhooks.Delivery;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Every special-purpose range of the IANA registries, at its edges and beside them.</summary>
public sealed class OutboundAddressGuardTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("168.63.129.16", "168.63.129.16")]
    [InlineData("169.254.0.0", "169.254.169.254")]
    [InlineData("169.254.169.253", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("192.31.196.0", "192.31.196.255")]
    [InlineData("192.52.193.0", "192.52.193.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("192.175.48.0", "192.175.48.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("::", "::1")]
    [InlineData("::127.0.0.1", "::8.8.8.8")]
    [InlineData("::ffff:127.0.0.1", "::ffff:10.0.0.1")]
    [InlineData("::ffff:0:8.8.8.8", "::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b::1:0:0", "64:ff9b:0:ffff::")]
    [InlineData("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:8.8.8.8")]
    [InlineData("100::", "100::ffff:ffff:ffff:ffff")]
    [InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:2::", "2001:20::1")]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002:7f00:1::", "2002:a00:1::1")]
    [InlineData("2002:a9fe:a9fe::", "2002:c0a8:101::")]
    [InlineData("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::")]
    [InlineData("5f00::", "5f00:ffff::")]
    [InlineData("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fd00:ec2::254", "fd20:ce::254")]
    [InlineData("fe80::1", "fe80::1%1")]
    [InlineData("fec0::", "feff::1")]
    [InlineData("ff00::", "ff02::1")]
    public void Special_addresses_are_refused(string first, string last)
    {
        Assert.False(OutboundAddressGuard.IsPublic(IPAddress.Parse(first)), first);
        Assert.False(OutboundAddressGuard.IsPublic(IPAddress.Parse(last)), last);
    }

    [Theory]
    [InlineData("1.0.0.0", "9.255.255.255")]
    [InlineData("11.0.0.0", "100.63.255.255")]
    [InlineData("100.128.0.0", "126.255.255.255")]
    [InlineData("128.0.0.0", "169.253.255.255")]
    [InlineData("169.255.0.0", "172.15.255.255")]
    [InlineData("172.32.0.0", "191.255.255.255")]
    [InlineData("192.0.1.0", "192.0.3.0")]
    [InlineData("192.167.255.255", "192.169.0.0")]
    [InlineData("198.17.255.255", "198.20.0.0")]
    [InlineData("203.0.112.255", "223.255.255.255")]
    [InlineData("::ffff:8.8.8.8", "64:ff9b::8.8.8.8")]
    [InlineData("2000::1", "2001:200::")]
    [InlineData("2001:db7:ffff::", "2001:db9::")]
    [InlineData("2002:808:808::1", "2606:4700:4700::1111")]
    [InlineData("3ffe:ffff::", "3fff:1000::")]
    public void Public_addresses_are_let_through(string first, string last)
    {
        Assert.True(OutboundAddressGuard.IsPublic(IPAddress.Parse(first)), first);
        Assert.True(OutboundAddressGuard.IsPublic(IPAddress.Parse(last)), last);
    }

    [Fact]
    public void An_IPv6_address_that_carries_an_IPv4_address_is_judged_by_it() => Prop.ForAll<uint>(bits =>
    {
        byte[] inner = [(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits];
        var expected = OutboundAddressGuard.IsPublic(new IPAddress(inner));
        IPAddress[] carriers =
        [
            new IPAddress(inner).MapToIPv6(),
            new([0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. inner]),
            new([0x20, 0x02, .. inner, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ];
        return carriers.All(carrier => OutboundAddressGuard.IsPublic(carrier) == expected);
    }).QuickCheckThrowOnFailure();
}
