using System.Net;

namespace KillBot.Api.Auth;

/// <summary>Requests of whoever sits at this machine.</summary>
internal static class LocalAccess
{
    /// <summary>A proxy on this machine passes on requests of everybody.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Real-IP", "Via"];

    extension(HttpContext context)
    {
        /// <summary>
        /// The connection comes from this machine, for a name of this machine (a page of somebody else's may have its own name point here), and
        /// not through a proxy.
        /// </summary>
        public bool IsLocal =>
            context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && IsLoopbackName(context.Request.Host.Host)
            && !Array.Exists(ProxyHeaders, context.Request.Headers.ContainsKey);
    }

    /// <summary>A host name or address, IPv6 with or without brackets, that always means this machine.</summary>
    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));
}
