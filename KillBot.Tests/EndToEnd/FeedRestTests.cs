using KillBot.Domain.Servers;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/feed pause</c>, <c>resume</c> and <c>test</c>, and what is suggested while one types.</summary>
public class FeedRestTests
{
    [Fact]
    public async Task A_feed_rests_until_it_is_resumed()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");

        var paused = await scene.RunAsync(scene.Admin, "feed pause", ("feed", "1"));
        Assert.Equal("Feed **#1** rests. What happens meanwhile is not posted later; `/feed resume` continues.", paused.Content);
        await tracker.KillAsync("First");
        Assert.Matches(
            $@"^⏸️ \*\*#1\*\* kills in <#{scene.Channel.Id}>\nPaused by an admin <t:\d+:R>\. `/feed resume` continues\.$",
            (await scene.RunAsync(scene.Admin, "feed list")).Original!.Descriptions.Single());

        var resumed = await scene.RunAsync(scene.Admin, "feed resume", ("feed", "1"));
        Assert.Equal($"Feed **#1** posts kills in <#{scene.Channel.Id}> again.", resumed.Content);
        await tracker.KillAsync("Second");

        Assert.Equal(["Second"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Resuming_names_what_is_missing_and_tries_a_refused_channel_at_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);
        await scene.RunAsync(scene.Admin, "ping");
        var blocked = await scene.RunAsync(scene.Admin, "feed resume", ("feed", "1"));
        Assert.Equal(
            $"Feed **#1** cannot post in <#{scene.Channel.Id}>. I lack the permission **Embed Links** there. Once that is mended I go on by myself.",
            blocked.Content);
        scene.Channel.AllowBot();

        // Discord refuses without a reason that the bot could see.
        scene.Discord.Faults.Add(Fault.Error(403, 50013, "Missing Permissions"), request => request.IsCreateMessage && IsIn(request, scene.Channel));
        scene.Discord.Faults.Add(Fault.Error(403, 50013, "Missing Permissions"), request => request.IsCreateMessage && IsIn(request, scene.Channel));
        await tracker.KillAsync("First");
        await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Matches(
            $@"^⚠️ \*\*#1\*\* kills in <#{scene.Channel.Id}>.*\nPaused <t:\d+:R>\. Discord does not let me post there\. Once that is mended",
            list.Original!.Descriptions.Single());
        await scene.RunAsync(scene.Admin, "feed resume", ("feed", "1"));

        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync("is paused", "the next try is in");
    }

    [Fact]
    public async Task A_sample_looks_as_the_feed_does_and_notifies_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("Hunters");
        role.SetMentionable(true);
        var services = scene.Bot.Services;
        var server = await services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
        await services.GetRequiredService<ServerSettingsService>().ChangeAsync(server!.Id, settings => settings.Language = "de");
        await scene.RunAsync(
            scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("style", "compact"), ("role", role), ("delay", "1d"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "leaderboard"), ("channel", scene.Channel));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"));

        await scene.RunAsync(scene.Admin, "feed test", ("feed", "1"));
        await scene.RunAsync(scene.Admin, "feed test", ("feed", "2"));
        await scene.RunAsync(scene.Admin, "feed test", ("feed", "3"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Guild.AddChannel("live")), ("style", "live"));
        await scene.RunAsync(scene.Admin, "feed test", ("feed", "4"));

        var (sample, board, visit) = (scene.Channel.Messages[0], scene.Channel.Messages[1], scene.Channel.Messages[2]);
        var live = scene.Guild.Channels.Single(channel => channel.Name == "live").Messages.Single();
        Assert.Matches(
            $@"^<@&{role.Id}>\nDies ist ein Test\. Niemand kam zu Schaden\.\n\*\*Jäger\*\* → \*\*Beute\*\* · CF\\-337 Panther Repeater · Daymar · <t:\d+:R>$",
            sample.Content);
        Assert.Equal("""{"parse":[]}""", sample.AllowedMentions.GetRawText());
        Assert.Equal("Dies ist ein Test. Hier melde ich: Ranglisten.", board.Content);
        Assert.StartsWith("🥇 **Jäger** · 7 Kills", board.EmbedText("description"), StringComparison.Ordinal);
        Assert.Matches(@"^Dies ist ein Test\. Hier melde ich: VRChat-Besuche\.\n➡️ \*\*Jäger\*\* .*\*\*Treffpunkt\*\*", visit.Content);
        Assert.Matches(@"\n2 Personen · Spitze 3 · seit <t:\d+:f>\n\*\*Jäger\*\* · <t:\d+:R>\n\*\*Beute\*\* · ", live.Description);
        await scene.EndAsync();
    }

    [Fact]
    public async Task With_a_kill_a_test_tells_what_the_filter_says_to_it()
    {
        await using var scene = await Scene.StartAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var id = (await tracker.ReportAsync(new { victimId = "*Prey*", weapon = "KLWE_LaserRepeater_S3" })).GetProperty("id").GetString()!;
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("filter", "pvp and weapon ~ ballistic"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("filter", "pvp and weapon ~ panther"));

        var filtered = await scene.RunAsync(scene.Admin, "feed test", ("feed", "1"), ("kill", id));
        Assert.Matches(
            @"^\*\*Rex\*\* → \*\*\\\*Prey\\\*\*\* · CF\\-337 Panther Repeater · <t:\d+:R>\n"
            + @"Feed \*\*#1\*\* does not tell it: filtered by `weapon ~ ballistic` at column 9 of its filter\.\n"
            + @"```\npvp and weapon ~ ballistic\n        \^{18}\n```$",
            filtered.Content);
        var passed = await scene.RunAsync(scene.Admin, "feed test", ("feed", "2"), ("kill", $"`{id}`"));
        Assert.Contains("\nFeed **#2** lets it pass.\n```\n", passed.Content, StringComparison.Ordinal);
        var unknown = await scene.RunAsync(scene.Admin, "feed test", ("feed", "2"), ("kill", "kill_x @everyone"));
        Assert.StartsWith(@"I know no kill kill\_x \@everyone of this server.", unknown.Content, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    [Fact]
    public async Task Feeds_filters_and_kills_are_suggested_while_one_types()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddFeedAsync(scene.Channel, "vrchat");
        var owner = scene.Guild.AddMember("owner of Hidden");
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Rexona");
        await (await scene.AddTrackerAsync("Rex the hidden", owner)).KillAsync("Prey");
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex the hidden'");

        Assert.Equal(["#1 · kills · #kill-feed", "#2 · VRChat visits · #kill-feed"], await TypeAsync(scene, "edit", "feed", ""));
        Assert.Equal(["#2 · VRChat visits · #kill-feed"], await TypeAsync(scene, "pause", "feed", "vrc"));
        Assert.Equal(
            ["killer = rex", "killer = Rex", "killer = Rexona", "killer = rex and", "killer = rex or"],
            await TypeAsync(scene, "add", "filter", "killer = rex"));
        Assert.Contains("pvp and weapon ~ \"CF-337 Panther Repeater\"", await TypeAsync(scene, "add", "filter", "pvp and weapon ~ panther"));
        Assert.Contains("world =", await TypeAsync(scene, "edit", "filter", "w", ("feed", "#2")));
        Assert.Contains("weapon =", await TypeAsync(scene, "edit", "filter", "w", ("feed", "#1")));
        Assert.Equal("instance = public", (await TypeAsync(scene, "add", "filter", "instance = pub", ("kind", "vrchat")))[0]);
        var kills = await TypeAsync(scene, "test", "kill", "", ("feed", "#1"));
        Assert.Matches(@"^a private player → Prey · \d{4}-\d\d-\d\d \d\d:\d\d UTC$", kills[0]);
        Assert.StartsWith("Rex → Rexona · ", kills[1], StringComparison.Ordinal);
        Assert.Single(await TypeAsync(scene, "test", "kill", "rexona", ("feed", "#1")));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Ready_filters_are_offered_before_anything_is_typed()
    {
        await using var scene = await Scene.StartAsync();
        scene.Admin.User.Locale = "de";

        var kills = await TypeAsync(scene, "add", "filter", "");
        Assert.Equal(["Nur Spieler · pvp", "Nur mit NPCs · pve", "Serien ab 5 · streak >= 5"], kills.Take(3));
        Assert.Contains("killer =", kills);
        Assert.Contains("Keine Unfälle · not suicide and not environmental", await TypeAsync(scene, "add", "filter", " ", ("kind", "deaths")));
        Assert.Contains("Mitglieder dieses Servers · member", await TypeAsync(scene, "add", "filter", "", ("kind", "vrchat")));
        Assert.Empty(await TypeAsync(scene, "add", "filter", "", ("kind", "leaderboard")));
        Assert.DoesNotContain("Nur Spieler · pvp", await TypeAsync(scene, "add", "filter", "p"));
        await scene.EndAsync();
    }

    private static bool IsIn(FaultTarget request, FakeChannel channel) => request.Path.StartsWith($"/channels/{channel.Id}/", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> TypeAsync(
        Scene scene, string subcommand, string option, string typed, params (string, object)[] others)
    {
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, $"feed {subcommand}", option, typed, others);
        await typing.WaitForAcknowledgementAsync();
        return [.. typing.Choices.Select(choice => choice.Name)];
    }
}
