namespace KillBot.Api.Auth;

/// <summary>
/// What a request brought to say who calls: <c>Authorization: Bearer …</c>, and, as trackers in the field send keys, the raw text
/// in <c>Authorization</c> or in <c>X-API-Key</c>; of a WebSocket the <see cref="SocketCredentials"/>.
/// </summary>
internal static class Credentials
{
    private const string Bearer = "Bearer";

    public static ReadOnlySpan<char> Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString().AsSpan().Trim();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && (authorization.Length == Bearer.Length || authorization[Bearer.Length] == ' '))
        {
            // Nothing may follow: a client that has no token yet.
            authorization = authorization[Bearer.Length..].Trim();
        }

        authorization = authorization.IsEmpty ? request.Headers["X-API-Key"].ToString().AsSpan().Trim() : authorization;
        return authorization.IsEmpty ? SocketCredentials.Of(request) : authorization;
    }

    /// <summary>The text has the three parts of a signed JWT (RFC 7515, section 7.1); API keys have no dot.</summary>
    public static bool IsToken(ReadOnlySpan<char> credentials) => credentials.Count('.') == 2;
}
