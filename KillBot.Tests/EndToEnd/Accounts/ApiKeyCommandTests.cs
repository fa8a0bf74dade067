using System.Net;
using System.Text.RegularExpressions;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Accounts;

/// <summary><c>/apikey</c></summary>
public class ApiKeyCommandTests
{
    [Fact]
    public async Task A_key_is_shown_once_to_its_owner_with_what_to_enter_where_and_works()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        Assert.StartsWith("You have no player yet.", (await scene.RunAsync(member, "apikey create")).Content, StringComparison.Ordinal);
        var created = await scene.RunAsync(member, "apikey create", ("player", "Rex_*"), ("name", "My **PC**"), ("days", 30));

        Assert.True(created.IsEphemeral);
        Assert.StartsWith(@"🔑 A key for **Rex\_\***, until <t:", created.Content, StringComparison.Ordinal);
        var key = KeyIn(created);
        Assert.Contains("AutoTrackR2", created.Content, StringComparison.Ordinal);
        Assert.Contains("`api_fqdn = \"https://ADDRESS-OF-KILLBOT\"`", created.Content, StringComparison.Ordinal);
        Assert.Contains("BeowulfHunter", created.Content, StringComparison.Ordinal);
        Assert.Contains($"-H 'Authorization: Bearer {key}'", created.Content, StringComparison.Ordinal);
        await scene.Connect(key).KillAsync("Prey");
        // Where there is one player, it is that one's.
        Assert.StartsWith(@"🔑 A key for **Rex\_\***. It", (await scene.RunAsync(member, "apikey create")).Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(member, "apikey list");
        Assert.True(list.IsEphemeral);
        Assert.Contains($@"`{key[..8]}…` **My \*\*PC\*\*** for Rex\_\* · used <t:", list.Original!.Descriptions.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(key, list.Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.DoesNotContain(scene.Discord.Requests, request => request.Path.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_address_is_known_the_lines_can_be_copied_as_they_are()
    {
        await using var scene = await Scene.CreateAsync();
        await scene.StartBotAsync("--PublicUrl=https://killbot.example.org/base/");

        var created = await scene.RunAsync(scene.Guild.AddMember("member"), "apikey create", ("player", "Rex"));

        Assert.Contains("`api_fqdn = \"https://killbot.example.org/base\"`", created.Content, StringComparison.Ordinal);
        Assert.Contains("curl https://killbot.example.org/base/api/kills -H", created.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("ADDRESS-OF-KILLBOT", created.Content, StringComparison.Ordinal);
        var about = await scene.RunAsync(scene.Admin, "about");
        Assert.Contains("https://killbot.example.org/base/docs", about.Original!.Components.GetRawText(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Only_ones_own_keys_are_offered_and_revoked()
    {
        await using var scene = await Scene.StartAsync();
        var (member, stranger) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("stranger"));
        var first = KeyIn(await scene.RunAsync(member, "apikey create", ("player", "Rex")));
        var second = KeyIn(await scene.RunAsync(member, "apikey create"));
        var theirs = KeyIn(await scene.RunAsync(stranger, "apikey create", ("player", "Max")));

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "apikey revoke", "key", first[..8]);
        await typing.WaitForAcknowledgementAsync();
        var choice = Assert.Single(typing.Choices, choice => choice.Name.StartsWith($"{first[..8]}…", StringComparison.Ordinal));
        Assert.DoesNotContain(typing.Choices, other => other.Name.Contains("Max", StringComparison.Ordinal));
        var byStranger = await scene.RunAsync(stranger, "apikey revoke", ("key", choice.Value));
        Assert.StartsWith("That is not a working key of yours.", byStranger.Content, StringComparison.Ordinal);
        var ofNothing = await scene.RunAsync(member, "apikey revoke", ("key", "key_*"));
        Assert.StartsWith("That is not a working key of yours.", ofNothing.Content, StringComparison.Ordinal);
        var byOwner = await scene.RunAsync(member, "apikey revoke", ("key", choice.Value));
        Assert.StartsWith($"The key `{first[..8]}…`", byOwner.Content, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Connect(first).TryReportAsync(new { victimId = "Prey" }));

        var list = await scene.RunAsync(member, "apikey list");
        var value = Regex.Match(list.Original!.Components.GetRawText(), "key_[0-9a-f]{32}").Value;
        var stolen = await scene.Discord.SelectAsync(list.Original!, "apikey-revoke", stranger, value);
        await stolen.WaitUntilAsync(chosen => chosen.Content.Length > 0);
        Assert.StartsWith("That is not a working key of yours.", stolen.Content, StringComparison.Ordinal);
        await scene.Connect(second).KillAsync("Prey");
        var again = await scene.RunAsync(member, "apikey list");
        var chosen = await scene.Discord.SelectAsync(again.Original!, "apikey-revoke", member, value);
        await chosen.WaitUntilAsync(choice => choice.Content.Length > 0);
        Assert.StartsWith($"The key `{second[..8]}…`", chosen.Content, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Connect(second).TryReportAsync(new { victimId = "Prey" }));
        await scene.Connect(theirs).KillAsync("Prey");
        Assert.StartsWith("You have no keys that work.", (await scene.RunAsync(member, "apikey list")).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Whose_player_it_is_not_gets_no_key_and_hears_how_to_prove_it()
    {
        await using var scene = await Scene.StartAsync();
        var (member, stranger) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("stranger"));
        await scene.AddTrackerAsync("Rex", member);
        await scene.RunAsync(stranger, "apikey create", ("player", "One"));
        await scene.RunAsync(stranger, "apikey create", ("player", "Two"));

        Assert.Equal(
            "**rex** belongs to another account. If the player is you, prove it with `/link rsi`.",
            (await scene.RunAsync(stranger, "apikey create", ("player", "rex"))).Content);
        Assert.StartsWith("You have several players", (await scene.RunAsync(stranger, "apikey create")).Content, StringComparison.Ordinal);
        var hostile = await scene.RunAsync(stranger, "apikey create", ("player", "a\u202Eb"));
        Assert.StartsWith("A player's name has 1 to 64", hostile.Content, StringComparison.Ordinal);
        var unnamed = await scene.RunAsync(stranger, "apikey create", ("player", "One"), ("name", " "));
        Assert.StartsWith("A key's name has 1 to 100", unnamed.Content, StringComparison.Ordinal);
        Assert.Equal(["3"], scene.Database.Read("SELECT count(*) FROM api_keys"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_limits_of_accounts_hold()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        await scene.RunAsync(member, "apikey create", ("player", "Rex"));
        foreach (var _ in Enumerable.Range(0, 24))
        {
            await scene.RunAsync(member, "apikey create");
        }

        Assert.Equal("You have 25 keys that work. Revoke one first: `/apikey list`", (await scene.RunAsync(member, "apikey create")).Content);
        var list = await scene.RunAsync(member, "apikey list");
        Assert.Equal(25, list.Original!.Descriptions.Single()!.Split('\n').Length);
        await scene.EndAsync();
    }

    [Fact]
    public async Task However_many_keys_the_operator_makes_they_are_listed_as_far_as_there_is_room()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        foreach (var number in Enumerable.Range(0, 60))
        {
            await scene.CreateKeyAsync($"Player{number}_{new string('_', 30)}", member);
        }

        scene.Database.Execute("UPDATE api_keys SET last_used_at = 1, expires_at = 4102444800000");

        var list = await scene.RunAsync(member, "apikey list");

        Assert.Matches(@"… and \d+ more lines$", list.Shown.Description);
        await scene.EndAsync();
    }

    private static string KeyIn(FakeInteraction created) => Regex.Match(created.Content, "kb_[A-Za-z0-9_-]{43}").Value;
}
