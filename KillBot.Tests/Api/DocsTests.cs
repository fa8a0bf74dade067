using System.Net;
using System.Text.RegularExpressions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Api;

/// <summary>The reference page: complete, from this server alone, and under a policy that a browser can keep.</summary>
public sealed partial class DocsTests(KillBotApp app) : AppTest(app)
{
    private const string OwnPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self' ws://localhost:* wss://localhost:*; "
        + "object-src 'none'; frame-ancestors 'none'";

    [Fact]
    public async Task The_page_and_all_it_names_are_here()
    {
        using var client = App.Client();
        var page = await client.GetAsync("/docs");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("text/html", page.ContentType);

        var named = Named().Matches(page.Body).Select(match => match.Groups["address"].Value).ToList();

        Assert.True(named.Count >= 6);
        foreach (var address in named)
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(TypeOf(address), answer.ContentType);
            Assert.NotEqual("", answer.Body);
        }
    }

    [Fact]
    public async Task What_the_page_loads_by_script_is_here()
    {
        using var client = App.Client();

        var address = Quoted().Match((await client.GetAsync("/docs/docs.js")).Body).Groups["address"].Value;

        Assert.Equal("/docs/openapi.json", address);
        Assert.Equal("application/json", (await client.GetAsync(address)).ContentType);
    }

    [Fact]
    public async Task The_page_keeps_a_strict_policy()
    {
        using var client = App.Client();

        var page = await client.GetAsync("/docs");

        var policy = page.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        // 'self' lets in files only: nothing may stand in the page itself.
        Assert.Empty(InlineCode().Matches(page.Body));
    }

    [Theory]
    [InlineData("/docs/index.html")]
    [InlineData("/docs/swagger-ui-standalone-preset.js")]
    [InlineData("/docs/..%2fappsettings.json")]
    public async Task Nothing_else_is_served(string path)
    {
        using var client = App.Client();

        var answer = await client.GetAsync(path);

        answer.AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal(OwnPolicy, answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/openapi.json")]
    [InlineData("/alive")]
    public async Task The_rest_of_the_api_keeps_its_own_policy(string path)
    {
        using var client = App.Client();

        Assert.Equal(OwnPolicy, (await client.GetAsync(path)).Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task An_asset_is_not_sent_twice()
    {
        using var client = App.Client();
        var first = await client.GetAsync("/docs/swagger-ui.css");

        var second = await client.GetAsync("/docs/swagger-ui.css", ("If-None-Match", first.Header("ETag")!));

        Assert.Equal(HttpStatusCode.NotModified, second.Status);
        Assert.Equal("", second.Body);
    }

    private static string TypeOf(string address) => Path.GetExtension(address) switch
    {
        ".css" => "text/css",
        ".js" => "text/javascript",
        ".png" => "image/png",
        _ => "application/json",
    };

    [GeneratedRegex("""(href|src)\s*=\s*"(?<address>[^"]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("url: '(?<address>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    /// <summary>Scripts and styles with something in them, and attributes that hold code or style.</summary>
    [GeneratedRegex("""<script[^>]*>[^<]+</script>|<style|\s(style|on\w+)\s*=|javascript:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode();
}
