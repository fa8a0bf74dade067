using System.Globalization;
using System.IO.Compression;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;

namespace KillBot.Tests.EndToEnd.Accounts;

/// <summary><c>/me</c></summary>
public class MeCommandTests
{
    [Fact]
    public async Task An_export_is_a_file_for_the_caller_alone_once_an_hour()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        Assert.StartsWith("I have no account of you", (await scene.RunAsync(member, "me export")).Content, StringComparison.Ordinal);
        await (await scene.AddTrackerAsync("Rex", member)).KillAsync("Prey");

        var exported = await scene.RunAsync(member, "me export");

        Assert.True(exported.IsEphemeral);
        Assert.Equal("All that I know of you, with 1 kill or death. Keys and secrets are left out.", exported.Content);
        var file = Assert.Single(exported.Original!.Attachments);
        Assert.Equal(("killbot-export.zip", "application/zip"), (file.Filename, file.ContentType));
        using var archive = new ZipArchive(new MemoryStream(file.Content));
        using var kills = new StreamReader(archive.GetEntry("kills-and-deaths.jsonl")!.Open());
        Assert.Contains("\"victim\":\"Prey\"", await kills.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.StartsWith(
            "I write such a file once an hour. Ask again <t:", (await scene.RunAsync(member, "me export")).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Whoever_types_the_word_is_forgotten()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var (member, other) = (scene.Guild.AddMember("Forgotten-Account"), scene.Guild.AddMember("other"));
        var tracker = await scene.AddTrackerAsync("Forgotten", member);
        await (await scene.AddTrackerAsync("Other", other)).KillAsync("Forgotten");
        await tracker.KillAsync("Other");
        await scene.AddFeedAsync(scene.Channel, "deaths", scene.Admin);
        scene.Database.Execute($"UPDATE feeds SET created_by = {member.User.Id} WHERE kind = 'Deaths'");
        await scene.Channel.WaitForMessageAsync();

        var wrong = await ForgetAsync(scene, scene.Channel, member, "FORGET");
        Assert.StartsWith("That was not the word: nothing was deleted.", wrong.Content, StringComparison.Ordinal);
        Assert.Equal(["1"], scene.Database.Read($"SELECT count(*) FROM users WHERE discord_id = {member.User.Id}"));
        var forgotten = await ForgetAsync(scene, scene.Discord.DirectMessages(member.User), member, " forget me ");

        Assert.True(forgotten.IsEphemeral);
        Assert.StartsWith("Forgotten. Deleted: players 1 · links 0 · API keys 1 ·", forgotten.Content, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await tracker.TryReportAsync(new { victimId = "Prey" }));
        Assert.Equal([], await DatabaseTraces.FindAsync(
            scene.Database.ConnectionString, ["Forgotten", member.User.Id.ToString(CultureInfo.InvariantCulture)], []));
        var stats = await scene.RunAsync(other, "stats");
        Assert.Equal("1", stats.Embeds[0].GetProperty("fields")[0].GetProperty("value").GetString());
        var again = await ForgetAsync(scene, scene.Channel, member, "FORGET ME");
        Assert.StartsWith("I have no account of you", again.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Whoever_only_managed_a_server_is_known_and_can_be_forgotten_too()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        Assert.Empty(scene.Database.Read("SELECT name FROM users"));

        var exported = await scene.RunAsync(scene.Admin, "me export");

        using var archive = new ZipArchive(new MemoryStream(Assert.Single(exported.Original!.Attachments).Content));
        using var account = new StreamReader(archive.GetEntry("account.json")!.Open());
        Assert.Contains($"\"channelId\":\"{scene.Channel.Id}\"", await account.ReadToEndAsync(), StringComparison.Ordinal);
        scene.Database.Execute("DELETE FROM users");
        var forgotten = await ForgetAsync(scene, scene.Channel, scene.Admin, "FORGET ME");
        Assert.StartsWith("Forgotten.", forgotten.Content, StringComparison.Ordinal);
        Assert.Equal(["0"], scene.Database.Read("SELECT created_by FROM feeds"));
        Assert.StartsWith("I have no account of you", (await ForgetAsync(scene, scene.Channel, scene.Admin, "FORGET ME")).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_word_is_one_of_the_callers_language()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        member.User.Locale = "ja";
        await scene.AddTrackerAsync("Rex", member);

        var forgotten = await ForgetAsync(scene, scene.Channel, member, "忘れて");

        Assert.StartsWith("削除しました。", forgotten.Content, StringComparison.Ordinal);
        Assert.Empty(scene.Database.Read("SELECT name FROM players"));
        await scene.EndAsync();
    }

    private static async Task<FakeInteraction> ForgetAsync(Scene scene, FakeChannel channel, FakeMember member, string word)
    {
        var opened = await scene.Discord.InvokeCommandAsync(channel, member, "me forget");
        await opened.WaitForAcknowledgementAsync();
        var submitted = await scene.Discord.SubmitModalAsync(opened, ("word", word));
        return await submitted.WaitForResponseAsync();
    }
}
