using System.Net;
using KillBot.Domain.StarCitizen;
using KillBot.Tests.Support;

namespace KillBot.Tests.StarCitizen.Data;

/// <summary>GET /api/sc/locations and /api/sc/systems</summary>
public sealed class LocationEndpointTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData("Cellin")]
    [InlineData("OOC_Stanton_2a_Cellin")]
    [InlineData("ooc_stanton_2a_cellin")]
    [InlineData("stanton2a")]
    [InlineData("STANTON%2F2A")]
    [InlineData("STANTON/2A")]
    public async Task A_place_is_found_by_name_code_and_zone(string name)
    {
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/sc/locations/{name}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        var place = answer.Json.GetProperty("data");
        Assert.Equal(("Cellin", "moon", "Crusader", "Stanton"), (place.Text("name"), place.Text("type"), place.Text("parent"), place.Text("system")));
        Assert.Contains("OOC_Stanton_2a_Cellin", place.GetProperty("zoneIds").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task A_zone_with_its_number_is_found()
    {
        using var client = App.Client();

        Assert.Equal("Klescher Rehabilitation Facility", (await client.GetAsync("/api/sc/locations/Stanton1b_Aberdeen_Prison_2677329226210")).Json.GetProperty("data").Text("name"));
    }

    [Fact]
    public async Task An_unknown_place_is_not_found_and_others_are_suggested()
    {
        using var client = App.Client();

        var answer = await client.GetAsync("/api/sc/locations/Cellyn");

        answer.AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal("Cellin", answer.Json.GetProperty("suggestions")[0].GetString());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(333)]
    public async Task Pages_hold_every_place_once(int limit)
    {
        using var client = App.Client();
        List<string> codes = [];
        string? cursor = null;
        do
        {
            var page = await client.GetAsync($"/api/sc/locations?limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            Assert.Equal(Catalog.Default.Locations.Count, page.Json.GetProperty("total").GetInt32());
            codes.AddRange(page.Json.GetProperty("data").EnumerateArray().Select(place => place.Text("code")!));
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);

        Assert.Equal(Catalog.Default.Locations.Select(place => place.Code).Order(StringComparer.Ordinal), codes);
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("limit=0", 1)]
    [InlineData("limit=-5", 1)]
    [InlineData("limit=9223372036854775807", 500)]
    [InlineData("limit=10&offset=2070", 6)]
    [InlineData("offset=9223372036854775807", 0)]
    [InlineData("offset=-1&limit=3", 3)]
    public async Task Numbers_are_clamped_into_range(string query, int count)
    {
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/sc/locations?{query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(count, answer.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(count, answer.Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Offset_and_cursor_agree()
    {
        using var client = App.Client();
        var first = await client.GetAsync("/api/sc/locations?system=pyro&type=STATION&limit=5");

        var byCursor = await client.GetAsync($"/api/sc/locations?system=pyro&type=STATION&limit=5&cursor={Uri.EscapeDataString(first.Text("nextCursor")!)}");
        var byOffset = await client.GetAsync("/api/sc/locations?system=pyro&type=STATION&limit=5&offset=5");

        Assert.Equal(byOffset.Body, byCursor.Body);
        Assert.All(byCursor.Json.GetProperty("data").EnumerateArray(), place => Assert.Equal(("Pyro", "station"), (place.Text("system"), place.Text("type"))));
    }

    [Theory]
    [InlineData("cursor=nonsense")]
    [InlineData("limit=ten")]
    public async Task A_page_that_cannot_be_is_a_bad_request(string query)
    {
        using var client = App.Client();

        (await client.GetAsync($"/api/sc/locations?{query}")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_system_tells_what_is_in_it_and_where_it_leads()
    {
        using var client = App.Client();

        var answer = await client.GetAsync("/api/sc/systems/stanton");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var system = answer.Json.GetProperty("data");
        Assert.Equal(("Stanton", "UEE", "SINGLE_STAR"), (system.Text("name"), system.Text("affiliation"), system.Text("type")));
        Assert.True(system.GetProperty("inGame").GetBoolean());
        Assert.Contains(system.GetProperty("jumpPoints").EnumerateArray(), point => point.Text("to") == "Pyro" && point.Text("size") == "M");
        Assert.Contains("Hurston", system.GetProperty("planets").EnumerateArray().Select(planet => planet.GetString()));
        Assert.Equal(1385, system.GetProperty("places").GetArrayLength());
        Assert.Contains(system.GetProperty("places").EnumerateArray(), place => place.Text("code") == "STANTON/2A");
    }

    [Theory]
    [InlineData("", 90)]
    [InlineData("inGame=true", 3)]
    [InlineData("affiliation=vanduul", 16)]
    [InlineData("affiliation=UEE&search=stan", 1)]
    public async Task Systems_are_listed(string query, int count)
    {
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/sc/systems?{query}");

        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal(count, answer.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(count, answer.Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task An_unknown_system_is_not_found_and_others_are_suggested()
    {
        using var client = App.Client();

        var answer = await client.GetAsync("/api/sc/systems/Stenton");

        answer.AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal("Stanton", answer.Json.GetProperty("suggestions")[0].GetString());
    }
}
