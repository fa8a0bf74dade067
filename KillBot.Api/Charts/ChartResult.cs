using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KillBot.Api.Auth;
using KillBot.Domain.Charts;
using Microsoft.Net.Http.Headers;

namespace KillBot.Api.Charts;

/// <summary>
/// A chart as SVG. A page that shows it asks each time whether it is still the same, by <c>ETag</c>: who hides is not to be seen any
/// longer than here.
/// </summary>
internal sealed class ChartResult(Chart chart, Caller caller) : IResult
{
    public const string ContentType = "image/svg+xml";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var svg = Encoding.UTF8.GetBytes(chart.ToSvg());
        var tag = Base64Url.EncodeToString(SHA256.HashData(svg).AsSpan(0, 16));
        var headers = httpContext.Response.Headers;
        headers.CacheControl = caller.IsSignedIn ? "no-cache, private" : "no-cache";
        headers.Vary = HeaderNames.Authorization;
        // Opened by itself, the SVG is a page: one that can do nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return TypedResults.Bytes(svg, ContentType, entityTag: new EntityTagHeaderValue($"\"{tag}\"")).ExecuteAsync(httpContext);
    }
}
