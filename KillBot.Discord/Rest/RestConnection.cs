using System.Net;

namespace KillBot.Discord.Rest;

/// <summary>Makes one try of a request: address, credentials, time limit. Knows no limits and no retries.</summary>
internal sealed class RestConnection : IDisposable
{
    private const int MaxAnswerBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(15);
    private static readonly string Version = typeof(RestConnection).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly string _baseAddress;
    private readonly string? _authorization;

    public RestConnection(HttpMessageHandler handler, DiscordOptions options, TimeProvider time)
    {
        _time = time;
        _baseAddress = options.ApiBaseUrl.AbsoluteUri.TrimEnd('/');
        _authorization = IsToken(options.Token) ? $"Bot {options.Token}" : null;
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"DiscordBot ({options.ProjectUrl}, {Version})");
    }

    /// <summary>False if the configured token is missing, or cannot be one.</summary>
    public bool HasToken => _authorization is not null;

    /// <summary>What the product connects with; tests bring their own.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // Follows changes of DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Traces would carry the addresses of interactions, and with them their tokens.
        ActivityHeadersPropagator = null,
    };

    /// <summary>The answer, read to its end.</summary>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Endpoint.Method, new Uri(_baseAddress + request.Path));
        if (request.Endpoint.UsesBotToken)
        {
            message.Headers.TryAddWithoutValidation("Authorization", _authorization);
        }

        message.Content = RequestContent.Of(request);
        var limit = TryTimeout + RequestContent.UploadTime(request);
        using var timeout = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (OperationCanceledException exception) when (!either.IsCancellationRequested)
        {
            // ConnectTimeout, which comes as a cancellation: nothing was sent.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Discord could not be connected to in time.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {limit.TotalSeconds:0} seconds.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    // A line break in a header makes .NET throw an exception that quotes the header.
    private static bool IsToken(string token) => token.Length > 0 && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
