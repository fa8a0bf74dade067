using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>What admins do with <c>/feed</c>.</summary>
public class FeedCommandTests
{
    [Fact]
    public async Task Without_Manage_Server_it_is_refused_by_name()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        scene.Discord.EnforcesCommandPermissions = false;

        foreach (var command in (string[])["feed add", "feed list", "feed remove", "feed test"])
        {
            (string, object)[] options = command switch
            {
                "feed list" => [],
                "feed test" => [("channel", scene.Channel)],
                _ => [("kind", "kills"), ("channel", scene.Channel)],
            };
            var answer = await scene.RunAsync(member, command, options);
            Assert.True(answer.IsEphemeral);
            Assert.Equal("You need the Manage Server permission.", answer.Content);
        }

        await scene.EndAsync();
    }

    [Theory]
    [InlineData(FakePermissions.ViewChannel | FakePermissions.SendMessages, "I lack the permission **View Channels** there.")]
    [InlineData(FakePermissions.SendMessages, "I lack the permissions **Send Messages** and **Embed Links** there.")]
    [InlineData(FakePermissions.EmbedLinks, "I lack the permission **Embed Links** there.")]
    public async Task A_channel_where_the_bot_may_not_post_is_refused_by_name(FakePermissions denied, string reason)
    {
        await using var scene = await Scene.StartAsync();
        var closed = scene.Guild.AddChannel("closed");
        closed.DenyBot(denied);

        var added = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", closed));
        Assert.StartsWith($"I cannot post in <#{closed.Id}>. {reason}", added.Content, StringComparison.Ordinal);
        var tested = await scene.RunAsync(scene.Admin, "feed test", ("channel", closed));
        Assert.Equal($"I cannot post in <#{closed.Id}>. {reason}", tested.Content);
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.StartsWith("This server has no feeds yet", list.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_feed_is_added_once_listed_tested_and_removed()
    {
        await using var scene = await Scene.StartWithFeedAsync();

        var again = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel));
        Assert.Equal($"I post kills in <#{scene.Channel.Id}> already.", again.Content);
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.True(list.IsEphemeral);
        Assert.Equal($"✅ kills in <#{scene.Channel.Id}>", list.Original!.Descriptions.Single());

        var tested = await scene.RunAsync(scene.Admin, "feed test", ("channel", scene.Channel));
        Assert.Equal($"Posted a sample in <#{scene.Channel.Id}>.", tested.Content);
        var sample = Assert.Single(scene.Channel.Messages);
        Assert.Equal("This is a test. Nobody was harmed.", sample.Content);
        Assert.Equal(["Prey"], sample.Victims);

        var removed = await scene.RunAsync(scene.Admin, "feed remove", ("kind", "kills"), ("channel", scene.Channel));
        Assert.Equal($"I no longer post kills in <#{scene.Channel.Id}>.", removed.Content);
        var missing = await scene.RunAsync(scene.Admin, "feed remove", ("kind", "kills"), ("channel", scene.Channel));
        Assert.StartsWith($"I do not post kills in <#{scene.Channel.Id}>.", missing.Content, StringComparison.Ordinal);

        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
    }

    [Fact]
    public async Task The_menu_under_the_list_removes_feeds_of_deleted_channels_too()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddFeedAsync(scene.Channel, "deaths");
        var doomed = scene.Guild.AddChannel("doomed");
        await scene.AddFeedAsync(doomed);
        doomed.Delete();

        var list = await scene.RunAsync(scene.Admin, "feed list");
        var chosen = await scene.Discord.SelectAsync(list.Original!, "feed-remove", scene.Admin, "3");
        await chosen.WaitForResponseAsync();
        Assert.Equal("Removed. `/feed list` shows what is left.", chosen.Content);

        var left = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Equal($"✅ kills in <#{scene.Channel.Id}>\n✅ deaths in <#{scene.Channel.Id}>", left.Original!.Descriptions.Single());
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_menu_is_for_members_with_Manage_Server()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var member = scene.Guild.AddMember("member");
        var list = await scene.RunAsync(scene.Admin, "feed list");

        var chosen = await scene.Discord.SelectAsync(list.Original!, "feed-remove", member, "1");
        await chosen.WaitForAcknowledgementAsync();

        var left = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Equal($"✅ kills in <#{scene.Channel.Id}>", left.Original!.Descriptions.Single());
        await scene.EndAsync();
    }
}
