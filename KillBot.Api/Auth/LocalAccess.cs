using System.Net;

namespace KillBot.Api.Auth;

/// <summary>Requests of whoever sits at this machine.</summary>
internal static class LocalAccess
{
    private const string Forwarded = "X-Forwarded-";

    /// <summary>A proxy on this machine passes on requests of everybody.</summary>
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Original-For", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Via"];

    extension(HttpContext context)
    {
        /// <summary>
        /// The connection comes from this machine, for a name of this machine (a page of somebody else's may have its own name point here), not
        /// through a proxy, and not for a page of somebody else's.
        /// </summary>
        public bool IsLocal =>
            context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && IsLoopbackName(context.Request.Host.Host)
            && !IsPassedOn(context.Request)
            && !IsForForeignPage(context.Request);
    }

    // HTTP/1.0 is what nginx speaks to servers unless it is told otherwise, and then it says nothing of whom it speaks for.
    private static bool IsPassedOn(HttpRequest request) =>
        HttpProtocol.IsHttp10(request.Protocol)
        || Array.Exists(ProxyHeaders, request.Headers.ContainsKey)
        || request.Headers.Keys.Any(name => name.StartsWith(Forwarded, StringComparison.OrdinalIgnoreCase));

    // A page may embed what it may not read (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site).
    private static bool IsForForeignPage(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site.ToString() is not ("same-origin" or "none");

    /// <summary>A host name or address, IPv6 with or without brackets, that always means this machine.</summary>
    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));
}
