using System.Net;
using System.Net.Sockets;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>
/// Tells addresses of the public internet from all others, so that an address which a stranger names is no way into the
/// operator's network.
/// </summary>
/// <remarks>
/// By IANA's registries of special-purpose addresses, https://www.iana.org/assignments/iana-ipv4-special-registry and
/// https://www.iana.org/assignments/iana-ipv6-special-registry, also where these call a range globally reachable: no receiver
/// lives there.
/// </remarks>
public static class OutboundAddressGuard
{
    private static readonly IPNetwork[] SpecialIPv4 = Parse(
        "0.0.0.0/8",        // this network
        "10.0.0.0/8",       // private
        "100.64.0.0/10",    // shared by carriers, and a cloud's metadata
        "127.0.0.0/8",      // loopback
        "168.63.129.16/32", // in no registry: the host of Azure's machines
        "169.254.0.0/16",   // link-local, and the clouds' metadata
        "172.16.0.0/12",    // private
        "192.0.0.0/24",     // protocol assignments, and a cloud's metadata
        "192.0.2.0/24",     // documentation
        "192.31.196.0/24",  // AS112
        "192.52.193.0/24",  // AMT
        "192.88.99.0/24",   // 6to4 relays
        "192.168.0.0/16",   // private
        "192.175.48.0/24",  // AS112
        "198.18.0.0/15",    // benchmarking
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",   // documentation
        "224.0.0.0/4",      // multicast
        "240.0.0.0/4");     // reserved, and broadcast

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialIPv6 = Parse(
        "2001::/23",         // protocol assignments: Teredo, benchmarking, ORCHID, …
        "2001:db8::/32",     // documentation
        "2620:4f:8000::/48", // AS112
        "3fff::/20");        // documentation

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    // The network-specific prefix 64:ff9b:1::/48 is somebody's own, and outside of global unicast.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// Whether an address belongs to the public internet. One that carries an IPv4 address is judged by that; IPv6 is refused
    /// outside of global unicast.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !IsIn(SpecialIPv4, address);
        }

        return address.IsIPv4MappedToIPv6 ? IsPublic(address.MapToIPv4())
            : Nat64.Contains(address) ? IsPublic(IPv4Within(address, 12))
            : SixToFour.Contains(address) ? IsPublic(IPv4Within(address, 2))
            : GlobalUnicast.Contains(address) && !IsIn(SpecialIPv6, address);
    }

    private static IPAddress IPv4Within(IPAddress address, int index) => new(address.GetAddressBytes().AsSpan(index, 4));

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params ReadOnlySpan<string> networks)
    {
        var parsed = new IPNetwork[networks.Length];
        for (var i = 0; i < networks.Length; i++)
        {
            parsed[i] = IPNetwork.Parse(networks[i]);
        }

        return parsed;
    }
}
