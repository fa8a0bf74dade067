using KillBot.Api.Errors;
using KillBot.Domain.Logins;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>
/// Refuses what a page of somebody else's makes a browser send: calls that change something and WebSockets, where they bring no credentials of their own and
/// come from another origin (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin).
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<DiscordLoginOptions> options)
{
    private readonly string? _loginOrigin =
        Uri.TryCreate(options.Value.RedirectUri, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;

    public Task InvokeAsync(HttpContext context) => IsForeign(context.Request)
        ? ApiProblems.WriteAsync(context, StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
            "A browser may call this from the API's own address only, unless it sends Authorization or X-API-Key, or killbot.bearer. with a WebSocket.")
        : next(context);

    private bool IsForeign(HttpRequest request)
    {
        if (IsRead(request) || !request.Headers.TryGetValue("Origin", out var values) || !Credentials.Of(request).IsEmpty)
        {
            return false;
        }

        var origin = values.ToString();
        return origin != _loginOrigin && !IsOwn(origin, request.Host);
    }

    // Browsers let any page open a WebSocket anywhere, and read it.
    private static bool IsRead(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && !request.HttpContext.WebSockets.IsWebSocketRequest;

    // Without the scheme: behind a proxy with TLS the browser's is another one than the server's. "null" and lists are no address.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && host.HasValue
        && Uri.TryCreate($"{uri.Scheme}://{host.Value}", UriKind.Absolute, out var own)
        && uri.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);
}
