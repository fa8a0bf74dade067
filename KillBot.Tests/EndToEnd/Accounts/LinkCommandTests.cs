using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Links;
using KillBot.Tests.StarCitizen.Citizens;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.EndToEnd.Accounts;

/// <summary><c>/link</c></summary>
public sealed class LinkCommandTests : IAsyncLifetime
{
    private FakeSite _site = null!;
    private Scene _scene = null!;
    private string _bio = "nothing";

    public async Task InitializeAsync()
    {
        _site = await FakeSite.StartAsync();
        _site.Respond = context => context.Response.WriteAsync(
            CitizenHtml.Page(AsWritten(context.Request.Path.Value!.Split('/')[^1]), details: LinkApp.DetailsOf(_bio)));
        _scene = await Scene.CreateAsync();
        await _scene.StartBotAsync($"--StarCitizen:SiteBaseUrl={_site.Address}");
        await _scene.Discord.WaitForCommandAsync("link");
    }

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_code_in_the_bio_links_the_player_and_whoever_had_only_claimed_it_is_told()
    {
        var (member, claimant) = (_scene.Guild.AddMember("member"), _scene.Guild.AddMember("claimant"));
        await (await _scene.AddTrackerAsync("Rex_One", claimant)).KillAsync("Prey");

        var asked = await _scene.RunAsync(member, "link rsi", ("handle", "rex_one"));
        Assert.True(asked.IsEphemeral);
        Assert.Contains($"<{_site.Address}citizens/rex_one>", asked.Content, StringComparison.Ordinal);
        var code = System.Text.RegularExpressions.Regex.Match(asked.Content, "KB-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var shown = await _scene.RunAsync(member, "link show");
        Assert.StartsWith($"⏳ **rex\\_one** waits for the code `{code}` in the bio; it expires <t:", shown.Shown.Description, StringComparison.Ordinal);
        _bio = $"Pilot. {code}";
        var pressed = await _scene.Discord.ClickAsync(asked.Original!, "link-check:rsi", member);
        await pressed.WaitUntilAsync(press => press.Content.StartsWith('✅'));

        Assert.StartsWith(@"✅ **Rex\_One** is yours.", pressed.Content, StringComparison.Ordinal);
        Assert.Equal("[]", pressed.Original!.Components.GetRawText());
        var stats = await _scene.RunAsync(member, "stats");
        Assert.Equal(@"Rex\_One", stats.Embeds[0].GetProperty("title").GetString());
        var notice = await _scene.Discord.DirectMessages(claimant.User).WaitForMessageAsync();
        Assert.StartsWith(@"Somebody else has proven by the public page of **Rex\_One** that", notice.Content, StringComparison.Ordinal);
        var list = await _scene.RunAsync(member, "link show");
        Assert.StartsWith(@"✅ **Rex\_One** (Star Citizen), proven <t:", list.Shown.Description, StringComparison.Ordinal);
        await _scene.EndAsync();
    }

    [Fact]
    public async Task Whoever_loses_a_player_reads_of_it_in_the_language_they_use()
    {
        var (member, claimant) = (_scene.Guild.AddMember("member"), _scene.Guild.AddMember("claimant"));
        await _scene.RunAsync(claimant, "apikey create", ("player", "Rex_One"));
        claimant.User.Locale = "fr";
        await _scene.RunAsync(claimant, "apikey create");

        var asked = await _scene.RunAsync(member, "link rsi", ("handle", "rex_one"));
        _bio = System.Text.RegularExpressions.Regex.Match(asked.Content, "KB-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        await _scene.Discord.ClickAsync(asked.Original!, "link-check:rsi", member);

        var notice = await _scene.Discord.DirectMessages(claimant.User).WaitForMessageAsync();
        Assert.StartsWith(@"Quelqu'un d'autre a prouvé par la page publique de **Rex\_One**", notice.Content, StringComparison.Ordinal);
        await _scene.EndAsync();
    }

    [Fact]
    public async Task Without_the_code_nothing_is_linked_and_the_next_look_is_a_minute_later()
    {
        var (member, other) = (_scene.Guild.AddMember("member"), _scene.Guild.AddMember("other"));
        var asked = await _scene.RunAsync(member, "link rsi", ("handle", "Rex"));

        var missing = await PressAsync(asked, member);
        Assert.Matches("^I have read <http.*/citizens/Rex>, and `KB-.{4}-.{4}` is not in the bio\\.", missing);
        Assert.StartsWith("I look once a minute. Check again <t:", await PressAsync(asked, member), StringComparison.Ordinal);
        // Nobody else's press looks for the code.
        Assert.StartsWith("This code has expired or has been used.", await PressAsync(asked, other), StringComparison.Ordinal);

        Assert.Single(_site.Requests);
        await _scene.EndAsync();
    }

    [Theory]
    [InlineData("rsi", "handle", "../../account", "That cannot be a handle.")]
    [InlineData("rsi", "handle", "**Rex** @everyone", "That cannot be a handle.")]
    [InlineData("rsi", "handle", "https://evil.example/citizens/Rex", "That cannot be a handle.")]
    [InlineData("vrchat", "id", "usr_1/../auth", "That is no VRChat id.")]
    [InlineData("vrchat", "id", "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469", "This KillBot is not signed in to VRChat")]
    public async Task What_cannot_be_linked_is_refused_with_what_to_do(string kind, string option, string text, string answer)
    {
        var member = _scene.Guild.AddMember("member");

        var asked = await _scene.RunAsync(member, $"link {kind}", (option, text));

        Assert.StartsWith(answer, asked.Content, StringComparison.Ordinal);
        Assert.Empty(_scene.Database.Read("SELECT name FROM users"));
        Assert.Empty(_site.Requests);
        await _scene.EndAsync();
    }

    [Fact]
    public async Task Only_ones_own_links_are_offered_and_removed_in_direct_messages_too()
    {
        var (member, stranger) = (_scene.Guild.AddMember("member"), _scene.Guild.AddMember("stranger"));
        await _scene.AddTrackerAsync("Rex", member);
        var messages = _scene.Discord.DirectMessages(member.User);

        var typing = await _scene.Discord.AutocompleteAsync(messages, member, "link remove", "account", "r");
        await typing.WaitForAcknowledgementAsync();
        var choice = Assert.Single(typing.Choices);
        Assert.Equal("Rex (Star Citizen)", choice.Name);
        Assert.Equal(
            "That is not linked to your account. `/link show` lists what is.",
            (await _scene.RunAsync(stranger, "link remove", ("account", choice.Value))).Content);
        var removed = await _scene.Discord.InvokeCommandAsync(messages, member, "link remove", ("account", choice.Value));
        await removed.WaitForResponseAsync();

        Assert.StartsWith("**Rex** is no longer linked to your account.", removed.Content, StringComparison.Ordinal);
        Assert.Equal(["1"], _scene.Database.Read("SELECT user_id IS NULL FROM players WHERE name = 'Rex'"));
        await _scene.EndAsync();
    }

    [Fact]
    public async Task As_much_as_can_be_linked_can_be_shown()
    {
        var member = _scene.Guild.AddMember("member");
        member.User.Locale = "de";
        foreach (var number in Enumerable.Range(10, 25))
        {
            await _scene.CreateKeyAsync($"Player{number}_{new string('_', 30)}", member);
        }

        _scene.Database.Execute("""
            INSERT INTO account_links (kind, subject, name, user_id, linked_at, allows_watching)
            SELECT 'VRChat', 'usr_' || p.name, p.name, u.id, 1, 1 FROM users u JOIN players p ON p.user_id = u.id
            """);

        var shown = await _scene.RunAsync(member, "link show");

        Assert.Equal("Deine Verknüpfungen", shown.Shown.Title);
        Assert.Contains("Player34", shown.Shown.Description, StringComparison.Ordinal);
        Assert.Matches(@"… und \d+ Zeilen mehr$", shown.Shown.Description);
        await _scene.EndAsync();
    }

    [Fact]
    public async Task Answers_are_in_the_callers_language()
    {
        var member = _scene.Guild.AddMember("member");
        member.User.Locale = "de";

        var asked = await _scene.RunAsync(member, "link show");

        Assert.Equal("Mit deinem Konto ist noch nichts verknüpft. Beginn mit `/link rsi` oder `/link vrchat`.", asked.Content);
        await _scene.EndAsync();
    }

    private static string AsWritten(string handle) => handle switch { "rex_one" => "Rex_One", "rex" => "Rex", _ => handle };

    private async Task<string> PressAsync(FakeInteraction asked, FakeMember member)
    {
        var pressed = await _scene.Discord.ClickAsync(asked.Original!, "link-check:rsi", member);
        await pressed.WaitUntilAsync(press => press.FollowUps.Count > 0 || press.CallbackType == 4);
        return pressed.FollowUps is [var only] ? only.Content : pressed.Content;
    }
}
