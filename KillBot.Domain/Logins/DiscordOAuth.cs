using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators;

namespace KillBot.Domain.Logins;

/// <summary>
/// Exchanges the code of a Discord login for what Discord says about the person
/// (https://discord.com/developers/docs/topics/oauth2#authorization-code-grant). The access token is used and forgotten.
/// </summary>
public sealed class DiscordOAuth : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>How long Discord may take for one answer.</summary>
    internal static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    private readonly DiscordLoginOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly RestClient _client;

    public DiscordOAuth(IOptions<DiscordLoginOptions> options, TimeProvider timeProvider)
    {
        _options = options.Value;
        _timeProvider = timeProvider;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            // Follows changes of DNS.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        };
        var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxAnswerBytes, Timeout = Timeout.InfiniteTimeSpan };
        var version = typeof(DiscordOAuth).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        _client = new RestClient(
            http,
            new RestClientOptions(_options.ApiBaseUrl.AbsoluteUri.TrimEnd('/'))
            {
                UserAgent = $"DiscordBot (https://github.com/killbot/killbot, {version})",
                FollowRedirects = false,
                // The time limit is a matter of the clock that the host brings.
                Timeout = Timeout.InfiniteTimeSpan,
            },
            disposeHttpClient: true);
    }

    /// <exception cref="DiscordLoginException">Discord refused the code, or could not be asked.</exception>
    public async Task<DiscordProfile> SignInAsync(string code, CancellationToken cancellationToken)
    {
        var token = await ExchangeAsync(code, cancellationToken);
        var user = Read(
            await AskAsync("users/@me", token, cancellationToken), DiscordOAuthJsonContext.Default.UserJson);
        var guilds = await AskAsync("users/@me/guilds", token, cancellationToken);
        // Whoever signs in may have left the scope "guilds" out.
        return DiscordProfiles.From(user, IsRefusal(guilds) ? null : Read(guilds, DiscordOAuthJsonContext.Default.IReadOnlyListGuildJson));
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> ExchangeAsync(string code, CancellationToken cancellationToken)
    {
        var request = new RestRequest("oauth2/token", Method.Post)
            .AddParameter("grant_type", "authorization_code")
            .AddParameter("code", code)
            .AddParameter("redirect_uri", _options.RedirectUri);
        request.Authenticator = new HttpBasicAuthenticator(_options.ClientId, _options.ClientSecret);
        var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            var error = ErrorOf(response);
            throw error is "invalid_client" or "unauthorized_client" or "unsupported_grant_type"
                ? new DiscordLoginException(DiscordLoginFailure.Misconfigured, $"Discord refuses this application: {error}.")
                : new DiscordLoginException(DiscordLoginFailure.Refused, "Discord refuses the code.");
        }

        var token = Read(response, DiscordOAuthJsonContext.Default.AccessTokenJson).AccessToken;
        // A header cannot hold anything else, and an exception about it would quote it.
        return token is { Length: > 0 } && !token.AsSpan().ContainsAnyExceptInRange('!', '~') ? token : throw Unreadable();
    }

    private Task<RestResponse> AskAsync(string path, string token, CancellationToken cancellationToken) =>
        SendAsync(new RestRequest(path).AddHeader("Authorization", $"Bearer {token}"), cancellationToken);

    private async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var response = await ExecuteAsync(request, either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return response switch
        {
            null => throw Unavailable("Discord does not answer.", null),
            { ErrorException: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => throw Unreadable(),
            { StatusCode: < HttpStatusCode.Continue } => throw Unavailable("Discord does not answer.", response),
            { StatusCode: HttpStatusCode.TooManyRequests } => throw Unavailable("Discord is busy.", response),
            { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } =>
                throw Unavailable("Discord has a fault.", response),
            _ => response,
        };
    }

    /// <summary>Null when it was cancelled while the answer was taken apart: RestSharp throws then, and reports every other failure.</summary>
    private async Task<RestResponse?> ExecuteAsync(RestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.ExecuteAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static T Read<T>(RestResponse response, JsonTypeInfo<T> type)
    {
        if (IsRefusal(response))
        {
            throw new DiscordLoginException(DiscordLoginFailure.Refused, "Discord does not let the account be read.");
        }

        try
        {
            return response is { StatusCode: HttpStatusCode.OK, RawBytes: { } bytes } && JsonSerializer.Deserialize(bytes, type) is { } value
                ? value
                : throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static bool IsRefusal(RestResponse response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    private static string? ErrorOf(RestResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.RawBytes, DiscordOAuthJsonContext.Default.OAuthErrorJson)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DiscordLoginException Unreadable() =>
        new(DiscordLoginFailure.Unreadable, "Discord's answer cannot be understood.");

    private static DiscordLoginException Unavailable(string message, RestResponse? response) =>
        new(DiscordLoginFailure.Unavailable, message, RetryAfterOf(response));

    // Seconds, also with a fraction (https://discord.com/developers/docs/topics/rate-limits).
    private static TimeSpan? RetryAfterOf(RestResponse? response)
    {
        var text = response?.Headers?.FirstOrDefault(header => header.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))?.Value;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, MaxRetryAfter.TotalSeconds))
            : null;
    }
}
