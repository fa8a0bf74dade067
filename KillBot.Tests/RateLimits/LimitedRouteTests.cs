using System.Text.RegularExpressions;
using KillBot.Api.RateLimits;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace KillBot.Tests.RateLimits;

/// <summary>No route is forgotten: those that cost, or let somebody guess, are under the limit that is meant for them.</summary>
public sealed class LimitedRouteTests(KillBotApp app) : AppTest(app)
{
    private static readonly (string Route, RateLimit Limit)[] Rules =
    [
        ("GET /(alive|ready)", RateLimit.Unlimited),
        ("POST /(auth/(discord|uid-login|refresh)|api/auth/(login|verify-2fa))", RateLimit.Authentication),
        (@"GET (/docs)?/openapi(/\{documentName\})?\.json", RateLimit.Authentication),
        ("POST /api/kills(/batch)?", RateLimit.Ingest),
        ("POST /(register-kill|reportKill|reportACKill|api/reportkill|api/vrchat/events)", RateLimit.Ingest),
        ("POST /api/logs/(parse|validate|upload)", RateLimit.LogParsing),
        ("[A-Z]+ /api/api-keys(/.*)?", RateLimit.KeyManagement),
        ("[A-Z]+ /api/webhooks(/.*)?", RateLimit.Webhooks),
    ];

    [Fact]
    public void Every_route_is_under_its_limit()
    {
        var routes = App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => (Name: $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", Limit: RateLimitMetadata.Of(endpoint)))).ToList();

        Assert.Contains(routes, route => route == ("POST /api/kills/batch", RateLimit.Ingest));
        Assert.All(routes, route => Assert.True(route.Limit == Expected(route.Name), $"{route.Name} is under {route.Limit}, not {Expected(route.Name)}."));
    }

    private static RateLimit Expected(string route)
    {
        var rule = Array.Find(Rules, rule => Regex.IsMatch(
            route, $"^({rule.Route})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        return rule.Route is null ? RateLimit.Anonymous : rule.Limit;
    }
}
