using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>Channels where the bot may not post any more.</summary>
public class PausedFeedTests
{
    [Fact]
    public async Task A_deleted_channel_pauses_its_feed_and_the_admin_is_told_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.Delete();

        await tracker.KillAsync("First");
        var inbox = scene.Discord.DirectMessages(scene.Admin.User);
        var notice = await inbox.WaitForMessageAsync();
        Assert.StartsWith($"I had to pause my feed in <#{scene.Channel.Id}>. The channel no longer exists, or I cannot see it.", notice.Content, StringComparison.Ordinal);
        await tracker.KillAsync("Second");

        var list = await scene.Discord.InvokeCommandAsync(scene.Guild.AddChannel("talk"), scene.Admin, "feed list");
        await list.WaitForResponseAsync();
        Assert.Matches(
            $@"^⚠️ \*\*#1\*\* kills in <#{scene.Channel.Id}> · 1 waiting\nPaused <t:\d+:R>\. The channel no longer exists, or I cannot see it\. Once ",
            list.Original!.Descriptions.Single());
        await scene.EndAsync("is paused");
        Assert.Single(inbox.Messages);
    }

    [Fact]
    public async Task A_feed_resumes_with_what_was_waiting_as_soon_as_the_channel_allows()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var inbox = scene.Discord.DirectMessages(scene.Admin.User);
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);

        await tracker.KillAsync("First");
        var notice = await inbox.WaitForMessageAsync();
        Assert.Contains("I lack the permission **Embed Links** there.", notice.Content, StringComparison.Ordinal);
        await tracker.KillAsync("Second");
        scene.Channel.AllowBot();

        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2));
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Equal($"✅ **#1** kills in <#{scene.Channel.Id}>", list.Original!.Descriptions.Single());
        await scene.EndAsync("is paused");
        Assert.Equal($"I am posting again in <#{scene.Channel.Id}>.", inbox.Messages[1].Content);
        Assert.Equal(2, inbox.Messages.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_feed_resumes_as_soon_as_a_role_allows(bool isNewRole)
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Guild.Everyone.SetPermissions(FakePermissions.ViewChannel);

        await tracker.KillAsync("First");
        await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();
        if (isNewRole)
        {
            scene.Guild.Bot.AddRole(scene.Guild.AddRole("Reporter", FakePermissions.Everyone));
        }
        else
        {
            scene.Guild.Everyone.SetPermissions(FakePermissions.Everyone);
        }

        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync("is paused");
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_finds_it_in_the_list()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        scene.Admin.User.AcceptsDirectMessages = false;
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.DenyBot(FakePermissions.ViewChannel);

        await tracker.KillAsync("First");
        await scene.Bot.Log.WaitForAsync(line => line.Message.Contains("could not be told of a paused feed", StringComparison.Ordinal));

        var list = await scene.Discord.InvokeCommandAsync(scene.Guild.AddChannel("talk"), scene.Admin, "feed list");
        await list.WaitForResponseAsync();
        Assert.Contains("I lack the permission **View Channels** there. Once that is mended", list.Original!.Descriptions.Single(), StringComparison.Ordinal);
        scene.Channel.AllowBot();
        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync("is paused");
    }

    [Fact]
    public async Task A_refusal_that_comes_before_the_gateways_news_is_looked_at_twice()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Discord.Faults.Add(Fault.Error(403, 50013, "Missing Permissions"), request => request.IsCreateMessage);

        await tracker.KillAsync("First");

        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync("the next try is in");
        Assert.Empty(scene.Discord.DirectMessages(scene.Admin.User).Messages);
    }

    [Fact]
    public async Task An_outage_of_the_guild_keeps_its_feeds()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");

        scene.Guild.SetUnavailable();
        await tracker.KillAsync("First");
        await scene.Channel.WaitForVictimsAsync(1);
        scene.Guild.SetUnavailable(false);
        await tracker.KillAsync("Second");

        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_guild_that_the_bot_has_left_hears_nothing_and_nobody_is_bothered()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Guild.Remove();
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT is_active FROM servers WHERE discord_id IS NOT NULL") is ["0"], "the guild is left");

        await tracker.KillAsync("First");

        await scene.EndAsync();
        Assert.DoesNotContain(scene.Discord.Requests, request => request.Path.StartsWith("/channels/", StringComparison.Ordinal));
        Assert.Empty(scene.Discord.DirectMessages(scene.Admin.User).Messages);
    }
}
