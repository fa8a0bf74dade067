using System.Net;
using KillBot.Domain.Http;
using Microsoft.Extensions.Options;
using RestSharp;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>
/// Asks the site for a citizen's page. Polite: it says who it is, keeps no cookies, asks at most once a second with at most two
/// requests under way, and keeps away for as long as the site wants.
/// </summary>
/// <remarks>A request may take 10 seconds and bring 2 MB; redirects lead nowhere but to the same server. Safe for all threads.</remarks>
public sealed class CitizenSite : IDisposable
{
    private const int MaxRedirects = 3;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>For a 429 that does not say how long.</summary>
    private static readonly TimeSpan UnsaidPause = TimeSpan.FromMinutes(1);

    private readonly PoliteGate _gate;
    private readonly TimeProvider _time;
    private readonly Uri _baseUrl;
    private readonly RestClient _rest;

    public CitizenSite(IOptions<CitizenSiteOptions> options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        _time = timeProvider;
        _gate = new PoliteGate(timeProvider);
        _baseUrl = new Uri($"{options.Value.SiteBaseUrl.AbsoluteUri.TrimEnd('/')}/");
        var version = typeof(CitizenSite).Assembly.GetName().Version?.ToString(3);
        _rest = new RestClient(new RestClientOptions
        {
            UserAgent = $"KillBot/{version} (+https://github.com/killbot/killbot; citizen look-up)",
            FollowRedirects = false,
            Timeout = Timeout.InfiniteTimeSpan,
            ConfigureMessageHandler = _ => new BodyLimitHandler(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ActivityHeadersPropagator = null,
            }),
        });
    }

    /// <param name="handle">A valid <see cref="CitizenHandle"/>.</param>
    public async Task<CitizenAnswer> ReadAsync(string handle, CancellationToken cancellationToken)
    {
        if (await _gate.EnterAsync(cancellationToken) is { } wait)
        {
            return new CitizenAnswer.Unavailable("The site is left alone for a while, so that it does not turn KillBot away.", wait, WasAsked: false);
        }

        try
        {
            using var timeout = new CancellationTokenSource(RequestTimeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            return await ReadAsync(new Uri(_baseUrl, $"citizens/{handle}"), handle, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CitizenAnswer.Unavailable($"The site did not answer within {RequestTimeout.TotalSeconds:0} seconds.");
        }
        finally
        {
            _gate.Leave();
        }
    }

    public void Dispose()
    {
        _rest.Dispose();
        _gate.Dispose();
    }

    private async Task<CitizenAnswer> ReadAsync(Uri page, string handle, CancellationToken cancellationToken)
    {
        var address = page;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var request = new RestRequest(address).AddHeader("Accept", "text/html");
            var response = await _rest.ExecuteAsync(request, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return Read(response, page, handle);
            }

            if (Target(response, address) is not { } target)
            {
                return new CitizenAnswer.Unavailable("The site sent the request elsewhere.");
            }

            address = target;
        }

        return new CitizenAnswer.Unavailable("The site sent the request in circles.");
    }

    private CitizenAnswer Read(RestResponse response, Uri page, string handle)
    {
        var now = _time.GetUtcNow();
        if (PauseAskedFor(response, now) is { } pause)
        {
            _gate.Pause(pause);
            return new CitizenAnswer.Unavailable("The site asks for fewer requests.", pause);
        }

        return response.StatusCode switch
        {
            _ when response.ErrorException is BodyTooLargeException tooLarge => new CitizenAnswer.Unavailable(tooLarge.Message),
            HttpStatusCode.NotFound => new CitizenAnswer.NotFound(now),
            HttpStatusCode.OK when CitizenPage.Parse(response.Content ?? "", page, handle) is { } citizen => new CitizenAnswer.Found(citizen, now),
            HttpStatusCode.OK => new CitizenAnswer.Unavailable("The site answered with something else than this citizen's page."),
            _ when (int)response.StatusCode >= 100 => new CitizenAnswer.Unavailable($"The site answered with status {(int)response.StatusCode}."),
            _ => new CitizenAnswer.Unavailable("The site could not be reached."),
        };
    }

    private static TimeSpan? PauseAskedFor(RestResponse response, DateTimeOffset now) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => RetryAfter.Parse(HeaderOf(response, "Retry-After"), now) ?? UnsaidPause,
        HttpStatusCode.ServiceUnavailable => RetryAfter.Parse(HeaderOf(response, "Retry-After"), now),
        _ => null,
    };

    /// <summary>Where a redirect leads, on the same server; null for all others.</summary>
    private static Uri? Target(RestResponse response, Uri address)
    {
        return Uri.TryCreate(address, HeaderOf(response, "Location"), out var target)
            && target.Scheme == address.Scheme && target.Authority == address.Authority && target.UserInfo.Length == 0
                ? target
                : null;
    }

    private static string? HeaderOf(RestResponse response, string name) =>
        response.Headers?.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
