using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using KillBot.Domain.Http;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Posts to receivers, whom nobody knows: it follows nothing, keeps nothing and waits for nobody long.</summary>
/// <remarks>A request may take 10 seconds in all. Of an answer 16 KB of headers and 64 KB of body are read. Safe for all threads.</remarks>
internal sealed class WebhookClient : IDisposable
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private const int MaxHeaderKilobytes = 16;
    private const int MaxBodyBytes = 64 * 1024;

    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    public WebhookClient(GuardedConnector connector, TimeProvider timeProvider)
    {
        _time = timeProvider;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(context.DnsEndPoint, cancellationToken),
            ConnectTimeout = RequestTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            // What is left of an answer is not read: its connection is closed.
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
            // The addresses of issuers that a certificate names are a stranger's too, and would be fetched past the connector.
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
        });
    }

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; a receiver that is slow throws nothing.</exception>
    public async Task<WebhookAnswer> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var timeout = new CancellationTokenSource(RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var retryAfter = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                ? RetryAfter.Parse(HeaderOf(response, "Retry-After"), _time.GetUtcNow())
                : null;
            await ReadToEndAsync(response, either.Token);
            return new WebhookAnswer((int)response.StatusCode, null, retryAfter, _time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"The receiver did not answer within {RequestTimeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return Failed(Describe(exception));
        }

        WebhookAnswer Failed(string failure) => new(null, failure, null, _time.GetElapsedTime(started));
    }

    public void Dispose() => _http.Dispose();

    // The status has said it all. The body is read so that the connection can be used again, as far as that costs little; how
    // it ends is of no interest.
    private static async Task ReadToEndAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[8 * 1024];
            var left = MaxBodyBytes;
            int count;
            while (left > 0 && (count = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                left -= count;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            response.Dispose();
        }
    }

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static string Describe(HttpRequestException exception) => exception switch
    {
        { InnerException: RefusedAddressException refused } => refused.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } => "The host's name has no address.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            "The TLS connection failed. The certificate must be valid, for this host, of a known authority, and be sent with its intermediate ones.",
        { HttpRequestError: HttpRequestError.ConnectionError } => "No connection to the host could be made.",
        { HttpRequestError: HttpRequestError.ResponseEnded } => "The connection ended before there was an answer.",
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"The answer has more than {MaxHeaderKilobytes} KB of headers.",
        { HttpRequestError: HttpRequestError.InvalidResponse } => "The answer was no HTTP.",
        _ => "The connection broke before there was an answer.",
    };
}
