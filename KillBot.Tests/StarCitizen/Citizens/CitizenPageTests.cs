using System.Diagnostics;
using FsCheck;
using KillBot.Domain.StarCitizen.Citizens;

namespace KillBot.Tests.StarCitizen.Citizens;

/// <summary>What is read from a citizen's page, and what is not.</summary>
public sealed class CitizenPageTests
{
    private static readonly Uri Address = new("https://site.example/citizens/Keeper");

    [Fact]
    public void A_full_page_is_read_in_full()
    {
        var citizen = Parse(CitizenHtml.Page("Keeper"))!;

        Assert.Equal(("Keeper", "The Keeper", 1234567L), (citizen.Handle, citizen.Moniker, citizen.CitizenRecord));
        Assert.Equal(new DateOnly(2021, 2, 7), citizen.Enlisted);
        Assert.Equal("Norway, Oslo", citizen.Location);
        Assert.Equal(["English", "Norwegian"], citizen.Fluency!);
        Assert.Equal("I carry light <b>for</b> others.", citizen.Bio);
        Assert.Equal("Civilian", citizen.Title);
        Assert.Equal("https://media.example.com/badge/heap_thumb.png", citizen.Badge!.AbsoluteUri);
        Assert.Equal("https://site.example/media/keeper/heap_infobox/keeper.jpg", citizen.Avatar!.AbsoluteUri);
        Assert.Equal(new CitizenOrganization("LANTERN", "Lantern & Sons", "Lamplighter"), citizen.Organization);
        Assert.Equal(Address, citizen.ProfileUrl);
    }

    [Fact]
    public void What_the_page_lacks_is_nothing()
    {
        const string Bare = """
            <div id="public-profile"><div class="profile"><div class="info">
            <p class="entry"><span class="label">Handle name</span><strong class="value">keeper</strong></p></div></div></div>
            """;

        Assert.Equal(new Citizen("keeper", null, null, null, null, null, null, null, null, null, null, Address), Parse(Bare));
    }

    [Theory]
    [InlineData(CitizenHtml.NoOrganization)]
    [InlineData(CitizenHtml.RedactedOrganization)]
    [InlineData("")]
    public void An_organization_that_is_hidden_or_none_is_nothing(string organization) =>
        Assert.Null(Parse(CitizenHtml.Page("Keeper", organization: organization))!.Organization);

    [Theory]
    [InlineData("n/a")]
    [InlineData("#0")]
    [InlineData("#-5")]
    [InlineData("#99999999999999999999")]
    [InlineData("REDACTED")]
    public void A_record_that_is_no_number_is_nothing(string record) => Assert.Null(Parse(CitizenHtml.Page("Keeper", record: record))!.CitizenRecord);

    [Theory]
    [InlineData("Enlisted", "Feb 30, 2021")]
    [InlineData("Enlisted", "yesterday")]
    [InlineData("Fluency", " , ,, ")]
    public void A_value_that_makes_no_sense_is_nothing(string label, string value)
    {
        var citizen = Parse(CitizenHtml.Page(
            "Keeper", details: $"""<p class="entry"><span class="label">{label}</span><strong class="value">{value}</strong></p>"""))!;

        Assert.Null(citizen.Enlisted);
        Assert.Null(citizen.Fluency);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("https://10.0.0.1/x.png")]
    [InlineData("https://[::1]/x.png")]
    [InlineData("https://router/x.png")]
    [InlineData("https://nas.local/x.png")]
    [InlineData("https://user:pass@example.com/x.png")]
    [InlineData("https://example.com:8443/x.png")]
    [InlineData("http://example.com/x.png")]
    [InlineData("")]
    public void A_picture_is_no_way_into_anybodys_network(string avatar) => Assert.Null(Parse(CitizenHtml.Page("Keeper", avatar: avatar))!.Avatar);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><h1>Maintenance</h1></body></html>")]
    [InlineData("<div id=\"public-profile\"></div>")]
    [InlineData("{\"success\":1}")]
    [InlineData("<div id=\"public-profile\"><div class=\"profile\"><div class=\"info\"><p class=\"entry\">")]
    [InlineData("\0\u0001\ufffd<<<>>></p>")]
    public void Another_page_is_no_citizens(string html) => Assert.Null(Parse(html));

    [Fact]
    public void Somebody_elses_page_is_not_this_citizens() => Assert.Null(Parse(CitizenHtml.Page("Another")));

    [Fact]
    public void Names_are_cut_and_cleaned()
    {
        var citizen = Parse(CitizenHtml.Page("Keeper", moniker: $"a&#x202e;b&#8203;\u0007 c{new string('x', 500)}"))!;

        Assert.StartsWith("ab cxx", citizen.Moniker, StringComparison.Ordinal);
        Assert.Equal(100, citizen.Moniker!.Length);
    }

    [Theory]
    [InlineData("<div>", 300_000)]
    [InlineData("<b>", 500_000)]
    [InlineData("<a><div>", 200_000)]
    [InlineData("<table><a>", 150_000)]
    [InlineData("<b></i>", 250_000)]
    [InlineData("</i>", 400_000)]
    [InlineData("&amp;", 300_000)]
    public void Hostile_pages_cost_little(string part, int times)
    {
        var clock = Stopwatch.StartNew();

        Assert.Null(Parse(string.Concat(Enumerable.Repeat(part, times))));
        Assert.Null(Parse(CitizenHtml.Page("Keeper", details: string.Concat(Enumerable.Repeat("<div>", 9_000)))));
        Assert.NotNull(Parse(CitizenHtml.Page("Keeper", avatar: $"x\" {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 "))} y=\"")));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void No_page_makes_the_parser_fall_over() => Prop.ForAll<string, int>((noise, at) =>
    {
        var page = CitizenHtml.Page("Keeper");
        var cut = (int)((uint)at % page.Length);
        _ = Parse(page[..cut]);
        _ = Parse(page.Insert(cut, noise ?? ""));
    }).QuickCheckThrowOnFailure();

    private static Citizen? Parse(string html) => CitizenPage.Parse(html, Address, "Keeper");
}
