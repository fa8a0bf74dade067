using System.Net;
using System.Text.Json;
using KillBot.Domain.StarCitizen;
using KillBot.Tests.Support;

namespace KillBot.Tests.StarCitizen.Data;

/// <summary>GET /api/sc/ships</summary>
public sealed class ShipEndpointTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Every_ship_is_listed_in_the_documents_shape()
    {
        using var client = App.Client();

        var answer = await client.GetAsync("/api/sc/ships");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        var ships = answer.Json.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(Catalog.Default.Ships.Count, ships.Count);
        Assert.Equal(ships.Count, answer.Json.GetProperty("count").GetInt32());
        Assert.Equal(ships.Count, ships.Select(ship => ship.Text("className")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ships, ship =>
        {
            Assert.All(["name", "manufacturer", "kind", "status"], field => Assert.Equal(JsonValueKind.String, ship.GetProperty(field).ValueKind));
            Assert.All(["type", "size"], field => Assert.True(ship.GetProperty(field).ValueKind is JsonValueKind.String or JsonValueKind.Null));
            Assert.All(["crew", "cargo", "price"], field => Assert.True(ship.GetProperty(field).ValueKind is JsonValueKind.Number or JsonValueKind.Null));
        });
        Assert.Equal(JsonValueKind.Number, ships[0].GetProperty("price").ValueKind);
        Assert.Contains(ships, ship => ship.GetProperty("price").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("manufacturer=aegis%20dynamics", "manufacturer", "Aegis Dynamics")]
    [InlineData("manufacturer=AEGS", "manufacturer", "Aegis Dynamics")]
    [InlineData("size=capital", "size", "Capital")]
    [InlineData("type=light%20FIGHTER", "type", "Light Fighter")]
    public async Task Filters_ignore_case(string query, string field, string value)
    {
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/sc/ships?{query}");

        var ships = answer.Json.GetProperty("data").EnumerateArray().ToList();
        Assert.NotEmpty(ships);
        Assert.All(ships, ship => Assert.Equal(value, ship.Text(field)));
        Assert.Equal(ships.Count, answer.Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Filters_add_up_and_may_leave_nothing()
    {
        using var client = App.Client();

        var some = await client.GetAsync("/api/sc/ships?manufacturer=RSI&size=Small&search=aurora%20MK%20i");
        var none = await client.GetAsync("/api/sc/ships?manufacturer=nobody&search=aurora");

        Assert.Contains(some.Json.GetProperty("data").EnumerateArray(), ship => ship.Text("name") == "Aurora Mk I MR");
        Assert.All(some.Json.GetProperty("data").EnumerateArray(), ship => Assert.StartsWith("Aurora Mk I", ship.Text("name"), StringComparison.Ordinal));
        Assert.Equal(0, none.Json.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("/api/sc/ships")]
    [InlineData("/api/sc/ships?size=small")]
    [InlineData("/api/sc/ships/gladius")]
    [InlineData("/api/sc/systems")]
    [InlineData("/api/sc/systems/pyro")]
    [InlineData("/api/sc/locations")]
    [InlineData("/api/sc/locations/cellin")]
    public async Task Whoever_has_an_answer_need_not_fetch_it_again(string path)
    {
        using var client = App.Client();
        var first = await client.GetAsync(path);

        var again = await client.GetAsync(path, ("If-None-Match", first.Header("ETag")!));
        var other = await client.GetAsync(path, ("If-None-Match", "\"something else\""));

        Assert.StartsWith("public", first.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("", again.Body);
        Assert.Equal(first.Body, other.Body);
    }

    [Theory]
    [InlineData("Aurora%20MR")]
    [InlineData("aurora-mk-i-mr")]
    [InlineData("RSI_Aurora_GS_MR")]
    [InlineData("RSI%20Aurora%20MR")]
    public async Task The_documents_ship_is_found(string name)
    {
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/sc/ships/{name}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        var ship = answer.Json.GetProperty("data");
        Assert.Equal("Aurora Mk I MR", ship.Text("name"));
        Assert.Equal("RSI_Aurora_GS_MR", ship.Text("className"));
        Assert.Equal(("Roberts Space Industries", "Light Fighter", "Small"), (ship.Text("manufacturer"), ship.Text("type"), ship.Text("size")));
        Assert.Equal((1, 3.0, 680400), (ship.GetProperty("crew").GetInt32(), ship.GetProperty("cargo").GetDouble(), ship.GetProperty("price").GetInt32()));
        Assert.Equal("25", ship.Text("priceUsd"));
    }

    [Fact]
    public async Task A_ship_that_nobody_builds_is_not_found_and_others_are_suggested()
    {
        using var client = App.Client();

        var answer = await client.GetAsync("/api/sc/ships/Gladus");

        answer.AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        var suggestions = answer.Json.GetProperty("suggestions").EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.Equal(5, suggestions.Count);
        Assert.Equal("Gladius", suggestions[0]);
        Assert.All(suggestions, name => Assert.Contains(name, answer.Text("detail"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%F0%9F%9A%80")]
    [InlineData("%22%3E%3Cscript%3E")]
    [InlineData("'%20OR%201=1")]
    public async Task Hostile_names_are_names_of_nothing(string name)
    {
        using var client = App.Client();

        foreach (var kind in (string[])["ships", "locations", "systems"])
        {
            var answer = await client.GetAsync($"/api/sc/{kind}/{name}");

            answer.AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            Assert.DoesNotContain("script", answer.Text("detail"), StringComparison.Ordinal);
        }
    }
}
