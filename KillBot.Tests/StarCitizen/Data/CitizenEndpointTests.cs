using System.Net;
using KillBot.Bot.Hosting;
using KillBot.Tests.StarCitizen.Citizens;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.StarCitizen.Data;

/// <summary>GET /api/sc/players/{handle}</summary>
public sealed class CitizenEndpointTests : IAsyncLifetime
{
    private FakeSite _web = null!;
    private KillBotApp _app = null!;
    private ApiClient _client = null!;

    public async Task InitializeAsync()
    {
        _web = await FakeSite.StartAsync();
        _app = AppOn(_web.Address.AbsoluteUri);
        _client = _app.Client();
    }

    public async Task DisposeAsync()
    {
        _app.Logs.AssertQuiet();
        _client.Dispose();
        await _app.DisposeAsync();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_citizens_page_is_told_field_by_field()
    {
        var answer = await _client.GetAsync("/api/sc/players/Keeper");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$$"""
            {"success":true,"data":{"handle":"Keeper","displayName":"The Keeper","citizenRecord":1234567,"enlisted":"2021-02-07",
            "location":"Norway, Oslo","fluency":["English","Norwegian"],"bio":"I carry light <b>for</b> others.",
            "avatar":"{{{_web.Address}}}media/keeper/heap_infobox/keeper.jpg","title":"Civilian","badge":"https://media.example.com/badge/heap_thumb.png",
            "organization":{"sid":"LANTERN","name":"Lantern & Sons","rank":"Lamplighter"},"profileUrl":"{{{_web.Address}}}citizens/Keeper"},
            "stale":false,"fetchedAt":"2026-01-01T12:00:00.000Z"}
            """.Replace("\n", "", StringComparison.Ordinal),
            answer.Body);
    }

    [Fact]
    public async Task What_the_page_lacks_is_null()
    {
        _web.Respond = context => context.Response.WriteAsync(CitizenHtml.Page(
            "Keeper", record: "n/a", organization: CitizenHtml.RedactedOrganization, details: "", avatar: "javascript:alert(1)"));

        var citizen = (await _client.GetAsync("/api/sc/players/keeper")).Json.GetProperty("data");

        Assert.Equal("Keeper", citizen.Text("handle"));
        Assert.All(
            ["citizenRecord", "enlisted", "location", "fluency", "bio", "avatar", "organization"],
            field => Assert.Equal(System.Text.Json.JsonValueKind.Null, citizen.GetProperty(field).ValueKind));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("a.b.c")]
    [InlineData("..%2F..")]
    [InlineData("a%20b")]
    [InlineData("%C3%A4%C3%B6%C3%BC")]
    [InlineData("x%0d%0aHost:%20evil")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task What_cannot_be_a_handle_never_leaves_the_house(string handle)
    {
        (await _client.GetAsync($"/api/sc/players/{handle}")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Nobody_is_not_found()
    {
        _web.Respond = FakeSite.Status(404);

        (await _client.GetAsync("/api/sc/players/Nobody")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(200)]
    [InlineData(429)]
    public async Task A_site_that_fails_is_a_bad_gateway(int status)
    {
        _web.Respond = FakeSite.Status(status);

        (await _client.GetAsync("/api/sc/players/Keeper")).AssertError(HttpStatusCode.BadGateway, "UPSTREAM_ERROR");
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_bad_gateway()
    {
        _web.Respond = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("<html>");
            context.Abort();
        };

        (await _client.GetAsync("/api/sc/players/Keeper")).AssertError(HttpStatusCode.BadGateway, "UPSTREAM_ERROR");
    }

    [Fact]
    public async Task A_site_that_is_gone_is_a_bad_gateway_and_what_it_said_is_served_as_stale()
    {
        await _client.GetAsync("/api/sc/players/Keeper");
        _app.Clock.Advance(TimeSpan.FromHours(2));
        await _web.DisposeAsync();

        var known = await _client.GetAsync("/api/sc/players/KEEPER");
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var unknown = await _client.GetAsync("/api/sc/players/Another");

        Assert.Equal(HttpStatusCode.OK, known.Status);
        Assert.Equal("True", known.Text("stale"));
        Assert.Equal("2026-01-01T12:00:00.000Z", known.Text("fetchedAt"));
        unknown.AssertError(HttpStatusCode.BadGateway, "UPSTREAM_ERROR");
    }

    [Fact]
    public async Task While_the_site_wants_to_be_left_alone_callers_are_told_how_long()
    {
        _web.Respond = FakeSite.Status(429, ("Retry-After", "30"));
        var first = await _client.GetAsync("/api/sc/players/Keeper");
        _app.Clock.Advance(TimeSpan.FromSeconds(9.5));

        var second = await _client.GetAsync("/api/sc/players/Another");

        first.AssertError(HttpStatusCode.BadGateway, "UPSTREAM_ERROR");
        Assert.Equal("30", first.Header("Retry-After"));
        second.AssertError(HttpStatusCode.ServiceUnavailable, "UPSTREAM_ERROR");
        Assert.Equal("21", second.Header("Retry-After"));
        Assert.Single(_web.Requests);
    }

    [Theory]
    [InlineData("robertsspaceindustries.com")]
    [InlineData("ftp://robertsspaceindustries.com")]
    [InlineData("https://robertsspaceindustries.com/?x=1")]
    [InlineData("https://user:pass@robertsspaceindustries.com")]
    public async Task An_address_that_cannot_be_the_sites_stops_the_start(string address)
    {
        using var folder = new TempFolder();
        await using var server = KillBotHost.BuildServer(
            [$"--Storage:ConnectionString=Data Source={folder.File("killbot.db")}", $"--StarCitizen:SiteBaseUrl={address}"]);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(server.PrepareAsync);

        Assert.Contains("StarCitizen:SiteBaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    private static KillBotApp AppOn(string address) => new() { Settings = { ["StarCitizen:SiteBaseUrl"] = address } };
}
