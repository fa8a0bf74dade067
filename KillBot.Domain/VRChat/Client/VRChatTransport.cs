using System.Net;
using KillBot.Domain.Http;
using Microsoft.Extensions.Options;
using RestSharp;

namespace KillBot.Domain.VRChat.Client;

/// <summary>Sends one request. An answer may take 10 seconds and have 4 MB; redirects are not followed.</summary>
internal sealed class VRChatTransport : IDisposable
{
    /// <summary>An account lists all its friends.</summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>How long VRChat may take for one answer.</summary>
    internal static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _timeProvider;
    private readonly RestClient _client;

    public VRChatTransport(IOptions<VRChatApiOptions> options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // They are sent by hand: each belongs to a login, not to the connection.
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        };
        var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxAnswerBytes, Timeout = Timeout.InfiniteTimeSpan };
        _client = new RestClient(
            http,
            new RestClientOptions(options.Value.ApiBaseUrl.AbsoluteUri.TrimEnd('/'))
            {
                UserAgent = options.Value.UserAgent,
                FollowRedirects = false,
                // The time limit is a matter of the clock that the host brings.
                Timeout = Timeout.InfiniteTimeSpan,
            },
            disposeHttpClient: true);
    }

    /// <exception cref="VRChatException">There is no answer, or too much of one.</exception>
    public async Task<VRChatResponse> SendAsync(VRChatRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var response = await ExecuteAsync(Make(request), either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return response switch
        {
            { ErrorException: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } =>
                throw VRChatException.Unreadable(),
            null or { StatusCode: < HttpStatusCode.Continue } =>
                throw new VRChatException(VRChatFailure.Unavailable, "VRChat does not answer."),
            _ => new VRChatResponse(
                response.StatusCode,
                response.RawBytes ?? [],
                RetryAfter.Parse(HeadersOf(response, "Retry-After").FirstOrDefault(), _timeProvider.GetUtcNow()),
                VRChatCookies.Read(HeadersOf(response, "Set-Cookie"))),
        };
    }

    public void Dispose() => _client.Dispose();

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

    private static RestRequest Make(VRChatRequest request)
    {
        var made = new RestRequest(request.Path, request.Method);
        if (request.Authorization is { } authorization)
        {
            made.AddHeader("Authorization", authorization);
        }

        if (request.Cookies.Header is { } cookies)
        {
            made.AddHeader("Cookie", cookies);
        }

        return request.Body is { } body ? made.AddStringBody(body, DataFormat.Json) : made;
    }

    private static IEnumerable<string?> HeadersOf(RestResponse response, string name) =>
        (response.Headers ?? []).Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}
