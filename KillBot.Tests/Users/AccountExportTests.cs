using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Kills.Claims;
using KillBot.Domain.Links;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Users.Export;
using KillBot.Tests.Support;

namespace KillBot.Tests.Users;

/// <summary>All that is known of an account, in one file.</summary>
public sealed class AccountExportTests(KillBotApp app) : AppTest(app)
{
    private AccountExport Exports => App.Get<AccountExport>();

    [Fact]
    public async Task It_holds_what_is_known_and_no_secrets()
    {
        var guild = await Given.GuildAsync();
        var person = await Given.MemberAsync(guild.DiscordId!.Value);
        var userId = $"user_{person.User.Id:N}";
        var (player, hidden) = (Given.Name("Exported"), Given.Name("Hidden"));
        var key = await person.Api.PostAsync("/api/api-keys", new { userId, playerName = player, name = "My key" });
        await person.Api.PostAsync("/api/webhooks", new
        {
            name = "My hook",
            url = "https://example.org/secret-path",
            events = new[] { "kill.recorded" },
            headers = new Dictionary<string, string> { ["X-Token"] = "secret-header" },
            secret = "secret-of-the-signature",
        });
        var older = await Given.KillAsync(player, "Prey");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await Given.KillAsync(new NewKill { KillerName = hidden, VictimName = player, IsPvP = true, Weapon = $"gun of {hidden}" });
        await Given.PrivacyAsync(hidden, Privacy.Private);

        var file = Assert.IsType<AccountExportResult.File>(await Exports.ExportAsync(person.User.Id, CancellationToken.None));

        Assert.Equal((2, false), (file.Kills, file.IsCut));
        var texts = Read(file.Zip);
        Assert.Equal(["account.json", "vrchat-visits.jsonl", "play-sessions.jsonl", "kills-and-deaths.jsonl"], texts.Keys);
        using var account = JsonDocument.Parse(texts["account.json"]);
        Assert.Equal(userId, account.RootElement.Text("id"));
        Assert.Equal(player, account.RootElement.GetProperty("players")[0].Text("name"));
        Assert.Equal("My key", account.RootElement.GetProperty("apiKeys")[0].Text("name"));
        Assert.Equal("example.org", account.RootElement.GetProperty("webhooks")[0].Text("host"));
        Assert.Single(account.RootElement.GetProperty("sessions").EnumerateArray());
        Assert.Single(account.RootElement.GetProperty("servers").EnumerateArray());
        var fights = texts["kills-and-deaths.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains($"kill_{newer.Id:N}", fights[0], StringComparison.Ordinal);
        Assert.Contains("\"killer\":\"a private player\"", fights[0], StringComparison.Ordinal);
        Assert.Contains($"kill_{older.Id:N}", fights[1], StringComparison.Ordinal);
        var all = string.Concat(texts.Values);
        Assert.DoesNotContain(key.Text("key")!, all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(hidden, all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_holds_what_the_account_did_in_servers_and_nobody_elses_id()
    {
        var guild = await Given.GuildAsync();
        var (person, other) = (await Given.MemberAsync(guild.DiscordId!.Value), await Given.MemberAsync(guild.DiscordId!.Value));
        var (own, theirs) = (await Given.TrackerAsync(owner: person.User.DiscordId), await Given.TrackerAsync(owner: other.User.DiscordId));
        await App.Get<ServerSettingsService>().ChangeAsync(
            guild.Id, chosen => chosen.TimeZone = "Europe/Berlin", new SettingsAuthor(person.User.DiscordId, SettingsDoor.Api));
        await App.Get<ServerSettingsService>().ChangeAsync(
            guild.Id, chosen => chosen.Language = "de", new SettingsAuthor(other.User.DiscordId, SettingsDoor.Api));
        var (first, second) = ((await Given.PlayerAsync(own.Player)).Id, (await Given.PlayerAsync(theirs.Player)).Id);
        var claims = App.Get<KillClaims>();
        await claims.OpenAsync(new NewKillClaim(guild.DiscordId.Value, person.User.DiscordId, other.User.DiscordId, first, second, "spoon"));
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        await claims.OpenAsync(new NewKillClaim(guild.DiscordId.Value, other.User.DiscordId, person.User.DiscordId, second, first, "fork"));
        await claims.AllowAsync(person.User.DiscordId, isAllowed: false);
        Assert.True(LinkSubject.TryParseRsi("Handle_1", out var subject));
        var code = Assert.IsType<LinkRequest.Waiting>(await App.Get<LinkService>().RequestAsync(person.User.Id, subject)).Code;

        var file = Assert.IsType<AccountExportResult.File>(await Exports.ExportAsync(person.User.Id, CancellationToken.None));

        var text = Read(file.Zip)["account.json"];
        using var account = JsonDocument.Parse(text);
        Assert.Equal("Europe/Berlin", Assert.Single(account.RootElement.GetProperty("changedSettings").EnumerateArray()).Text("newValue"));
        Assert.Equal(
            [("spoon", true), ("fork", false)],
            account.RootElement.GetProperty("killReports").EnumerateArray().Select(report => (report.Text("weapon"), report.GetProperty("isOwn").GetBoolean())));
        Assert.False(account.RootElement.GetProperty("allowsKillReports").GetBoolean());
        Assert.Equal("handle_1", Assert.Single(account.RootElement.GetProperty("linkCodes").EnumerateArray()).Text("id"));
        Assert.DoesNotContain(other.User.DiscordId.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.Player, text, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Code, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_file_holds_the_newest_of_all_players()
    {
        var person = await Given.SignInAsync();
        var (one, two) = (await Given.TrackerAsync(owner: person.User.DiscordId), await Given.TrackerAsync(owner: person.User.DiscordId));
        var start = App.Clock.GetUtcNow().AddDays(-1);
        foreach (var i in Enumerable.Range(0, 1200))
        {
            await Given.KillAsync(new NewKill
            {
                KillerName = (i % 2 == 0 ? one : two).Player,
                VictimName = $"Victim-{i}",
                IsPvP = true,
                Timestamp = start.AddSeconds(i * 30),
            });
        }

        var file = Assert.IsType<AccountExportResult.File>(await Exports.ExportAsync(person.User.Id, maxBytes: 10_000, CancellationToken.None));

        Assert.True(file.IsCut);
        Assert.InRange(file.Kills, 500, 1000);
        var victims = Read(file.Zip)["kills-and-deaths.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).Text("victim"));
        Assert.Equal(Enumerable.Range(0, file.Kills).Select(i => $"Victim-{1199 - i}"), victims);
    }

    [Fact]
    public async Task There_is_one_in_an_hour()
    {
        var person = await Given.SignInAsync();
        var both = await Task.WhenAll(
            Exports.ExportAsync(person.User.Id, CancellationToken.None), Exports.ExportAsync(person.User.Id, CancellationToken.None));
        Assert.Single(both.OfType<AccountExportResult.File>());
        var tooSoon = Assert.Single(both.OfType<AccountExportResult.TooSoon>());
        Assert.Equal(App.Clock.GetUtcNow() + AccountExport.Interval, tooSoon.Next);

        App.Clock.Advance(AccountExport.Interval);
        Assert.IsType<AccountExportResult.File>(await Exports.ExportAsync(person.User.Id, CancellationToken.None));
        Assert.IsType<AccountExportResult.NoAccount>(await Exports.ExportAsync(Guid.CreateVersion7(), CancellationToken.None));
    }

    private static Dictionary<string, string> Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            });
    }
}
