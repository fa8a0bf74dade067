using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Says who may read what VRChat trackers tell: see <see cref="MonitoringOptions"/>.</summary>
internal sealed class MonitoringAccess(IOptions<MonitoringOptions> options, IServer server)
{
    // Not before the first request: only then does the server know where it listens.
    private readonly Lazy<bool> _isPublic = new(() => options.Value.Public ?? ListensOnLoopbackOnly(server));

    /// <summary>
    /// A WebSocket that brings credentials needs valid ones everywhere: with them it was let past the <see cref="OriginCheck"/>, and any page
    /// can make some up.
    /// </summary>
    public bool Allows(HttpContext context)
    {
        var caller = Caller.Of(context.User);
        return Allows(caller) && (caller.IsSignedIn || SocketCredentials.Of(context.Request).IsEmpty);
    }

    public bool Allows(Caller caller) => caller.IsSignedIn || _isPublic.Value;

    // A server in memory has no address.
    private static bool ListensOnLoopbackOnly(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.All(address => IsLoopback(BindingAddress.Parse(address))) ?? true;

    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe || LocalAccess.IsLoopbackName(address.Host);
}
