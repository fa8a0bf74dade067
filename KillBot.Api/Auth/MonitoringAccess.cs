using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Says who may read what VRChat trackers tell: see <see cref="MonitoringOptions"/>.</summary>
internal sealed class MonitoringAccess(IOptions<MonitoringOptions> options, IServer server)
{
    // Not before the first request: only then does the server know where it listens.
    private readonly Lazy<bool> _isOnLoopback = new(() => ListensOnLoopbackOnly(server));

    /// <summary>
    /// A WebSocket that brings credentials needs valid ones everywhere: with them it was let past the <see cref="OriginCheck"/>, and any page
    /// can make some up.
    /// </summary>
    public bool Allows(HttpContext context) =>
        Caller.Of(context.User).IsSignedIn || (IsPublicFor(context.Request) && SocketCredentials.Of(context.Request).IsEmpty);

    // Loopback is no protection from a page whose own name somebody has pointed there: it calls by that name.
    private bool IsPublicFor(HttpRequest request) =>
        options.Value.Public ?? (_isOnLoopback.Value && LocalAccess.IsLoopbackName(request.Host.Host));

    // A server in memory has no address.
    private static bool ListensOnLoopbackOnly(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.All(address => IsLoopback(BindingAddress.Parse(address))) ?? true;

    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe || LocalAccess.IsLoopbackName(address.Host);
}
