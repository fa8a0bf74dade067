using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>What admins do with <c>/feed</c>, from the first feed to the last.</summary>
public class FeedCommandTests
{
    [Fact]
    public async Task Without_Manage_Server_it_is_refused_by_name()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var member = scene.Guild.AddMember("member");
        scene.Discord.EnforcesCommandPermissions = false;

        foreach (var command in (string[])["add", "edit", "list", "remove", "pause", "resume", "test", "copy"])
        {
            (string, object)[] options = command switch
            {
                "add" => [("kind", "kills"), ("channel", scene.Channel)],
                "list" => [],
                "copy" => [("feed", "#1"), ("channel", scene.Channel)],
                _ => [("feed", "#1")],
            };
            var answer = await scene.RunAsync(member, $"feed {command}", options);
            Assert.True(answer.IsEphemeral);
            Assert.Equal("You need the Manage Server permission.", answer.Content);
        }

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "feed edit", "feed", "");
        await typing.WaitForAcknowledgementAsync();
        Assert.Empty(typing.Choices);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData(FakePermissions.ViewChannel | FakePermissions.SendMessages, "I lack the permission **View Channels** there.")]
    [InlineData(FakePermissions.SendMessages, "I lack the permissions **Send Messages** and **Embed Links** there.")]
    [InlineData(FakePermissions.EmbedLinks, "I lack the permission **Embed Links** there.")]
    public async Task A_channel_where_the_bot_may_not_post_is_refused_by_name(FakePermissions denied, string reason)
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var closed = scene.Guild.AddChannel("closed");
        closed.DenyBot(denied);
        scene.Channel.DenyBot(denied);

        var added = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", closed));
        var copied = await scene.RunAsync(scene.Admin, "feed copy", ("feed", "1"), ("channel", closed));
        var moved = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "1"), ("channel", closed));
        var tested = await scene.RunAsync(scene.Admin, "feed test", ("feed", "1"));

        Assert.All([added, copied, moved], answer =>
            Assert.Equal($"I cannot post in <#{closed.Id}>. {reason} Grant it in the channel's settings and try again.", answer.Content));
        Assert.Equal($"I cannot post in <#{scene.Channel.Id}>. {reason} Grant it in the channel's settings and try again.", tested.Content);
        Assert.Equal([$"⚠️ **#1** kills in <#{scene.Channel.Id}>", $"{reason} Until that is mended nothing is posted there."], await LinesAsync(scene));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_list_says_why_a_feed_is_silent_that_nobody_has_paused()
    {
        await using var scene = await Scene.StartAsync();
        var doomed = scene.Guild.AddChannel("doomed");
        await scene.AddFeedAsync(scene.Channel);
        var boards = await scene.RunAsync(scene.Admin, "feed add", ("kind", "leaderboard"), ("channel", scene.Channel));
        var visits = await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "deaths"), ("channel", scene.Channel), ("filter", "pvp"));
        await scene.AddFeedAsync(doomed);
        doomed.Delete();
        scene.Database.Execute("UPDATE feeds SET filter = 'of an older version' WHERE kind = 'Deaths'");

        const string NoTracker = "But nothing is posted for now: no VRChat tracker has reported for this server yet.";
        Assert.EndsWith("in which somebody here has made a kill.", boards.Content, StringComparison.Ordinal);
        Assert.EndsWith($"\n{NoTracker}", visits.Content, StringComparison.Ordinal);
        Assert.Equal(
            [
                $"✅ **#1** kills in <#{scene.Channel.Id}>",
                $"✅ **#2** leaderboards in <#{scene.Channel.Id}>",
                $"⚠️ **#3** VRChat visits in <#{scene.Channel.Id}>",
                NoTracker,
                $"⚠️ **#4** deaths in <#{scene.Channel.Id}> · only `of an older version`",
                "But nothing is posted for now: its filter cannot be read any more. Write a new one with `/feed edit`.",
                $"⚠️ **#5** kills in <#{doomed.Id}>",
                "The channel no longer exists, or I cannot see it. Until that is mended nothing is posted there.",
            ],
            await LinesAsync(scene));
        var edited = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "3"), ("style", "compact"));
        Assert.EndsWith($"\n{NoTracker}", edited.Content, StringComparison.Ordinal);
        var copied = await scene.RunAsync(scene.Admin, "feed copy", ("feed", "4"), ("channel", scene.Guild.AddChannel("other")));
        Assert.StartsWith("There is no `of` to ask about.", copied.Content, StringComparison.Ordinal);

        await scene.RunAsync(scene.Admin, "settings set", ("leaderboards", false), ("kill-tracker", false));
        var off = await LinesAsync(scene);
        Assert.Equal("But nothing is posted for now: the kill tracker is turned off in this server's settings. `/settings set` turns it on.", off[1]);
        Assert.Equal("But nothing is posted for now: leaderboards are turned off in this server's settings. `/settings set` turns them on.", off[3]);
        await scene.RunAsync(scene.Admin, "settings set", ("kill-tracker", true), ("notifications", false));
        var silent = await LinesAsync(scene);
        Assert.Equal("But nothing is posted for now: notifications of kills are turned off in this server's settings. `/settings set` turns them on.", silent[1]);
        Assert.Equal("But nothing is posted for now: notifications are turned off in this server's settings. `/settings set` turns them on.", silent[3]);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_feed_is_added_once_listed_tested_and_removed()
    {
        await using var scene = await Scene.StartAsync();
        var none = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Equal("This server has no feeds yet. Add one with `/feed add`.", none.Content);

        var added = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel));
        Assert.Equal($"From now on I post kills in <#{scene.Channel.Id}>: feed **#1**. Try it with `/feed test`.", added.Content);
        var again = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel));
        Assert.Equal(
            $"I post kills in <#{scene.Channel.Id}> already, with this very filter: feed **#1**. Change it with `/feed edit`.", again.Content);
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.True(list.IsEphemeral);
        Assert.Equal($"✅ **#1** kills in <#{scene.Channel.Id}>", list.Original!.Descriptions.Single());

        var tested = await scene.RunAsync(scene.Admin, "feed test", ("feed", "#1"));
        Assert.Equal(
            $"Posted a sample of feed **#1** in <#{scene.Channel.Id}>. It notifies nobody and is not delayed.", tested.Content);
        var sample = Assert.Single(scene.Channel.Messages);
        Assert.Equal("This is a test. Nobody was harmed.", sample.Content);
        Assert.Equal(["Prey"], sample.Victims);

        var removed = await scene.RunAsync(scene.Admin, "feed remove", ("feed", "#1"));
        Assert.Equal($"I no longer post kills in <#{scene.Channel.Id}>: feed **#1** is removed.", removed.Content);
        var missing = await scene.RunAsync(scene.Admin, "feed remove", ("feed", "#1"));
        Assert.Equal(@"There is no feed \#1 here. `/feed list` shows those that there are.", missing.Content);

        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("remove")]
    public async Task The_menu_under_the_list_removes_feeds_of_deleted_channels_too(string command)
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddFeedAsync(scene.Channel, "deaths");
        var doomed = scene.Guild.AddChannel("doomed");
        await scene.AddFeedAsync(doomed);
        doomed.Delete();

        var list = await scene.RunAsync(scene.Admin, $"feed {command}");
        Assert.Equal(
            ["#1 · kills · #kill-feed", "#2 · deaths · #kill-feed", "#3 · kills · a deleted channel"],
            list.Original!.Components[0].GetProperty("components")[0].GetProperty("options").EnumerateArray().Select(option => option.GetProperty("label").GetString()));
        var chosen = await scene.Discord.SelectAsync(list.Original!, "feed-remove", scene.Admin, ValueOf(list, 2));
        await chosen.WaitForResponseAsync();

        Assert.Equal($"I no longer post kills in <#{doomed.Id}>: feed **#3** is removed.", chosen.Content);
        Assert.Equal([$"✅ **#1** kills in <#{scene.Channel.Id}>", $"✅ **#2** deaths in <#{scene.Channel.Id}>"], await LinesAsync(scene));
        await scene.EndAsync();
    }

    [Fact]
    public async Task An_old_menu_does_not_remove_the_feed_that_has_the_number_now()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var list = await scene.RunAsync(scene.Admin, "feed list");
        await scene.RunAsync(scene.Admin, "feed remove", ("feed", "#1"));
        await scene.AddFeedAsync(scene.Channel, "deaths");

        var chosen = await scene.Discord.SelectAsync(list.Original!, "feed-remove", scene.Admin, ValueOf(list, 0));
        await chosen.WaitForResponseAsync();

        Assert.Equal("That feed had been removed already.", chosen.Content);
        Assert.Equal([$"✅ **#1** deaths in <#{scene.Channel.Id}>"], await LinesAsync(scene));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_menu_and_the_pages_are_for_members_with_Manage_Server()
    {
        await using var scene = await Scene.StartAsync();
        await AddManyAsync(scene, 9);
        var member = scene.Guild.AddMember("member");
        var list = await scene.RunAsync(scene.Admin, "feed list");

        await (await scene.Discord.SelectAsync(list.Original!, "feed-remove", member, ValueOf(list, 0))).WaitForAcknowledgementAsync();
        var turned = await scene.Discord.ClickAsync(list.Original!, "feed-page:1", member);
        await turned.WaitForAcknowledgementAsync();

        Assert.Contains("**#1**", list.Original!.Descriptions.Single(), StringComparison.Ordinal);
        Assert.Contains("**#1**", (await LinesAsync(scene))[0], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_long_list_has_pages_that_outlive_a_restart()
    {
        await using var scene = await Scene.StartAsync();
        await AddManyAsync(scene, 20);
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Equal(6, list.Original!.Descriptions.Single().Split('\n').Length);
        Assert.Equal("Page 1 of 4 · 20 feeds", list.Embeds[0].GetProperty("footer").GetProperty("text").GetString());
        await scene.StopBotAsync();
        await scene.StartBotAsync();

        var second = await (await scene.Discord.ClickAsync(list.Original!, "feed-page:1", scene.Admin)).WaitForResponseAsync();
        Assert.StartsWith("✅ **#7** ", second.Original!.Descriptions.Single(), StringComparison.Ordinal);
        var directory = scene.Bot.Services.GetRequiredService<FeedDirectory>();
        foreach (var number in Enumerable.Range(7, 14))
        {
            await directory.RemoveAsync((long)scene.Guild.Id, number);
        }

        // The third page is gone: the last that there is stands in its place.
        var last = await (await scene.Discord.ClickAsync(second.Original!, "feed-page:2", scene.Admin)).WaitForResponseAsync();
        Assert.StartsWith("✅ **#1** ", last.Original!.Descriptions.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("feed-page", last.Original!.Components.GetRawText(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_number_means_a_feed_of_the_callers_own_server()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Discord.AddGuild("Other");
        var theirs = other.AddChannel("theirs");
        await scene.AddFeedAsync(theirs, admin: other.AddMember("warden", FakePermissions.ManageGuild));

        foreach (var command in (string[])["remove", "pause", "resume", "test", "edit", "copy"])
        {
            (string, object)[] options = command == "copy" ? [("feed", "1"), ("channel", scene.Channel)] : [("feed", "1")];
            var answer = await scene.RunAsync(scene.Admin, $"feed {command}", options);
            Assert.Equal("There is no feed 1 here. `/feed list` shows those that there are.", answer.Content);
        }

        await (await scene.AddTrackerAsync("Rex", guild: other)).KillAsync("Prey");
        Assert.Equal(["Prey"], await theirs.WaitForVictimsAsync(1));
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("**@everyone** <@1> ```")]
    [InlineData("#-1")]
    [InlineData("99999999999999999999")]
    [InlineData("#")]
    public async Task What_is_no_number_is_no_feed(string typed)
    {
        await using var scene = await Scene.StartWithFeedAsync();

        var answer = await scene.RunAsync(scene.Admin, "feed remove", ("feed", typed));

        Assert.Equal($"There is no feed {Markdown.Escape(typed, 100)} here. `/feed list` shows those that there are.", answer.Content);
        Assert.Single(await LinesAsync(scene));
        await scene.EndAsync();
    }

    private static async Task AddManyAsync(Scene scene, int count)
    {
        var directory = scene.Bot.Services.GetRequiredService<FeedDirectory>();
        foreach (var number in Enumerable.Range(1, count))
        {
            await directory.AddAsync(
                (long)scene.Guild.Id,
                new FeedChoices((long)scene.Channel.Id, FeedKind.Kills) { Filter = $"victim = v{number}" },
                (long)scene.Admin.User.Id);
        }
    }

    private static string ValueOf(FakeInteraction list, int option) =>
        list.Original!.Components[0].GetProperty("components")[0].GetProperty("options")[option].GetProperty("value").GetString()!;

    private static async Task<string[]> LinesAsync(Scene scene) =>
        (await scene.RunAsync(scene.Admin, "feed list")).Original!.Descriptions.Single().Split('\n');
}
