using KillBot.Domain.Feeds;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/why</c>: what became of a kill.</summary>
public class WhyCommandTests
{
    [Fact]
    public async Task Each_feed_tells_whether_it_posted_a_kill_or_why_not()
    {
        await using var scene = await Scene.StartAsync();
        var (later, broken) = (scene.Guild.AddChannel("later"), scene.Guild.AddChannel("broken"));
        await AddAsync(scene, scene.Channel, "kills", ("filter", "pve or weapon ~ laser"));
        await AddAsync(scene, scene.Channel, "kills", ("filter", "weapon ~ panther"));
        await AddAsync(scene, scene.Channel, "kills");
        await AddAsync(scene, later, "kills", ("delay", "2h"));
        await AddAsync(scene, later, "deaths");
        await AddAsync(scene, broken, "kills");
        broken.DenyBot(FakePermissions.SendMessages | FakePermissions.EmbedLinks);
        await scene.RunAsync(scene.Admin, "ping");
        var tracker = await scene.AddTrackerAsync("Rex");
        var id = await KillAsync(tracker, "*Prey*", "KLWE_LaserRepeater_S3");
        await scene.Channel.WaitForMessageAsync();
        await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT id FROM outbox_messages WHERE sent_at IS NOT NULL").Count == 1, "the post is noted as sent");

        var answer = await scene.RunAsync(scene.Admin, "why", ("kill", id));

        Assert.True(answer.IsEphemeral);
        var lines = answer.Original!.Descriptions.Single().Split('\n');
        Assert.Matches(@"^\*\*Rex\*\* → \*\*\\\*Prey\\\*\*\* · CF\\-337 Panther Repeater · <t:\d+:R>$", lines[0]);
        Assert.Equal($"`{id}`", lines[1]);
        Assert.Matches($@"^✅ \*\*#1\*\* kills in <#{scene.Channel.Id}>: It matched by `weapon ~ laser`\. It was posted <t:\d+:R>\.$", lines[3]);
        Assert.Matches($@"^⏳ \*\*#4\*\* kills in <#{later.Id}>: It matched\. It is held back and is due <t:\d+:R>\.$", lines[4]);
        Assert.Equal(
            $"⚠️ **#6** kills in <#{broken.Id}>: It matched. It waits, since I cannot post there. I lack the permissions **Send Messages** and **Embed Links** there.",
            lines[5]);
        Assert.Equal($"↪️ **#2** kills in <#{scene.Channel.Id}>: it matched too, but a channel tells each kill once: feed **#1** has it.", lines[6]);
        Assert.Equal($"↪️ **#3** kills in <#{scene.Channel.Id}>: it matched too, but a channel tells each kill once: feed **#1** has it.", lines[7]);
        Assert.Equal(8, lines.Length);
        await (await scene.Discord.ClickAsync(answer.Original!, $"why-page:{id["kill_".Length..]}:1", scene.Admin)).WaitForResponseAsync();
        Assert.EndsWith(
            $"\n\n➖ **#5** deaths in <#{later.Id}>: the victim is no member of this server.",
            answer.Original!.Descriptions.Single(),
            StringComparison.Ordinal);
        await scene.EndAsync("is paused");
    }

    [Fact]
    public async Task What_a_filter_kept_back_is_told_with_the_clause_in_the_callers_language()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, "kills", ("filter", "pvp and killer = \"``` @everyone\""));
        await AddAsync(scene, scene.Channel, "deaths", ("filter", "suicide"));
        await scene.RunAsync(scene.Admin, "feed pause", ("feed", "2"));
        scene.Admin.User.Locale = "de";
        var id = await KillAsync(await scene.AddTrackerAsync("Rex"), "Prey");

        var answer = await scene.RunAsync(scene.Admin, "why", ("kill", id));

        Assert.Equal("Gemeldet oder nicht, und warum", answer.Embeds[0].GetProperty("title").GetString());
        var lines = answer.Original!.Descriptions.Single().Split('\n');
        Assert.Equal($"🚫 **#1** Kills in <#{scene.Channel.Id}>: gefiltert durch `killer = \"ˋˋˋ @everyone\"` in Spalte 9 seines Filters.", lines[3]);
        Assert.Equal($"⏸️ **#2** Tode in <#{scene.Channel.Id}>: ein Admin lässt ihn ruhen: `/feed resume`", lines[4]);
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    [Fact]
    public async Task Who_hides_is_not_named_and_whose_filter_names_them_learns_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, "kills", ("filter", "killer = Rex"));
        var owner = scene.Guild.AddMember("owner of Rex");
        var tracker = await scene.AddTrackerAsync("Rex", owner);
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'");
        var id = await KillAsync(tracker, "Prey");

        var answer = await scene.RunAsync(scene.Admin, "why", ("kill", id));

        var lines = answer.Original!.Descriptions.Single().Split('\n');
        Assert.StartsWith("**a private player** → **Prey**", lines[0], StringComparison.Ordinal);
        Assert.Equal($"🚫 **#1** kills in <#{scene.Channel.Id}>: filtered by `killer = Rex` at column 1 of its filter.", lines[3]);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Kills_of_other_servers_are_as_unknown_as_none()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var other = scene.Discord.AddGuild("Other");
        var warden = other.AddMember("warden", FakePermissions.ManageGuild);
        var theirs = other.AddChannel("theirs");
        await scene.AddFeedAsync(theirs, admin: warden);
        var id = await KillAsync(await scene.AddTrackerAsync("Rex", guild: other), "Prey");
        await theirs.WaitForMessageAsync();

        foreach (var typed in (string[])[id, $"kill_{Guid.Empty:N}", "kill_1", "<@1>", "kill_"])
        {
            var answer = await scene.RunAsync(scene.Admin, "why", ("kill", typed));
            Assert.True(answer.IsEphemeral);
            Assert.StartsWith("I know no kill ", answer.Content, StringComparison.Ordinal);
            Assert.DoesNotContain("<@1>", answer.Content, StringComparison.Ordinal);
        }

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "why", "kill", "");
        await typing.WaitForAcknowledgementAsync();
        Assert.Empty(typing.Choices);
        var known = await scene.Discord.InvokeCommandAsync(theirs, warden, "why", ("kill", id));
        Assert.Contains("It was posted", (await known.WaitForResponseAsync()).Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task It_is_for_members_with_Manage_Server()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var member = scene.Guild.AddMember("member");
        var id = await KillAsync(await scene.AddTrackerAsync("Rex"), "Prey");
        await scene.Channel.WaitForMessageAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.RunAsync(member, "why", ("kill", id)));
        scene.Discord.EnforcesCommandPermissions = false;

        var answer = await scene.RunAsync(member, "why", ("kill", id));
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "why", "kill", "");
        await typing.WaitForAcknowledgementAsync();

        Assert.True(answer.IsEphemeral);
        Assert.Equal("You need the Manage Server permission.", answer.Content);
        Assert.Empty(typing.Choices);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Many_feeds_have_pages_that_outlive_a_restart()
    {
        await using var scene = await Scene.StartAsync();
        var directory = scene.Bot.Services.GetRequiredService<FeedDirectory>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await directory.AddAsync(
                (long)scene.Guild.Id,
                new FeedChoices((long)scene.Channel.Id, FeedKind.Kills) { Filter = $"victim = v{number}" },
                (long)scene.Admin.User.Id);
        }

        var id = await KillAsync(await scene.AddTrackerAsync("Rex"), "Prey");
        var first = await scene.RunAsync(scene.Admin, "why", ("kill", id));
        Assert.DoesNotContain("**#6**", first.Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        var member = scene.Guild.AddMember("member");

        var next = $"why-page:{id["kill_".Length..]}:1";
        await (await scene.Discord.ClickAsync(first.Original!, next, member)).WaitForAcknowledgementAsync();
        Assert.DoesNotContain("**#6**", first.Original!.Descriptions.Single(), StringComparison.Ordinal);
        await (await scene.Discord.ClickAsync(first.Original!, next, scene.Admin)).WaitForResponseAsync();

        Assert.Contains("🚫 **#6** ", first.Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Without_feeds_it_says_so()
    {
        await using var scene = await Scene.StartAsync();
        var id = await KillAsync(await scene.AddTrackerAsync("Rex"), "Prey");

        var answer = await scene.RunAsync(scene.Admin, "why", ("kill", id));

        Assert.EndsWith("This server has no feeds, so nothing is posted. Add one with `/feed add`.", answer.Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static async Task<string> KillAsync(Tracker tracker, string victim, string? weapon = null) =>
        (await tracker.ReportAsync(new { victimId = victim, weapon })).GetProperty("id").GetString()!;

    private static async Task AddAsync(Scene scene, FakeChannel channel, string kind, params (string, object)[] options)
    {
        var added = await scene.RunAsync(scene.Admin, "feed add", [("kind", kind), ("channel", channel), .. options]);
        Assert.StartsWith("From now on", added.Content, StringComparison.Ordinal);
    }
}
