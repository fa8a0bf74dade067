using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary>Live messages when processes die, messages are deleted, channels are closed and feeds come to rest.</summary>
public class LiveMessageFailureTests
{
    [Fact]
    public async Task A_restart_doubles_and_abandons_nothing_and_what_ended_meanwhile_is_closed()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (first, second) = (await scene.CreateKeyAsync("Rex"), await scene.CreateKeyAsync("Max"));
        var (tracker, ann) = (scene.Connect(first), UserId());
        await tracker.TellAsync(Arrive(Instance(), "Cat"), Join(ann, "Ann"));
        await scene.Channel.WaitForMessageAsync();
        await scene.Connect(second).TellAsync(Arrive(Instance(), "Dog"), Join(UserId(), "Bob"));
        var messages = await scene.Channel.WaitForMessagesAsync(2);
        await scene.StopBotAsync();
        scene.Database.Execute("""
            UPDATE vrchat_trackers SET last_seen_at = last_seen_at - 3 * 3600000 WHERE session_id IN (SELECT id FROM vrchat_sessions WHERE world_name = 'Dog')
            """);

        await scene.StartBotAsync();
        await messages[1].ReadsAsync("Over: ");
        await scene.Connect(first).TellAsync(Leave(ann, "Ann", 0));
        await messages[0].ReadsAsync("0 people");

        await scene.EndAsync();
        Assert.Equal(2, scene.Channel.MessageCount);
    }

    [Fact]
    public async Task A_process_that_dies_while_it_posts_leaves_one_message_that_the_next_one_edits()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (key, ann) = (await scene.CreateKeyAsync("Rex"), UserId());
        await scene.StopBotAsync();
        await using (var bot = await BotProcess.StartAsync(scene.Database, scene.Discord))
        {
            scene.Discord.MessageCreated = _ => bot.Kill();
            using var tracker = new Tracker(bot.Address, key);
            try
            {
                await tracker.TellAsync(Arrive(Instance(), "Cat"), Join(ann, "Ann"));
            }
            catch (HttpRequestException)
            {
                // It was on disk, and the process died before it could say so.
            }

            await bot.WaitForExitAsync();
            scene.Discord.MessageCreated = null;
        }

        await scene.StartBotAsync();
        await scene.Connect(key).TellAsync(Leave(ann, "Ann", 0));
        await scene.Channel.Messages[0].ReadsAsync("0 people · peak 1");
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
    }

    [Fact]
    public async Task A_message_that_is_deleted_by_hand_is_made_anew_once_and_then_left_alone()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (tracker, place) = (await scene.AddTrackerAsync("Rex"), Instance());
        await tracker.TellAsync(Arrive(place, "Cat"));
        await scene.DeleteAsync(await scene.Channel.WaitForMessageAsync());

        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        var again = (await scene.Channel.WaitForMessagesAsync(2, LiveScene.Patience))[1];
        Assert.Contains("**Ann**", again.Description, StringComparison.Ordinal);
        await scene.DeleteAsync(again);
        await tracker.TellAsync(Join(UserId(), "Bob", 0));
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT deletions FROM vrchat_live_messages") is ["2"], "the second deletion is noticed", LiveScene.Patience);
        await tracker.TellAsync(Join(UserId(), "Cid", 0), Client("world_left", 0), Arrive(place, "Cat", 0));

        var next = (await scene.Channel.WaitForMessagesAsync(3, LiveScene.Patience))[2];
        Assert.Contains("0 people", next.Description, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Equal(3, scene.Channel.MessageCount);
    }

    [Fact]
    public async Task Lost_permissions_pause_it_with_one_notice_and_it_goes_on_with_how_things_are_by_then()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (tracker, inbox) = (await scene.AddTrackerAsync("Rex"), scene.Discord.DirectMessages(scene.Admin.User));
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);

        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        var notice = await inbox.WaitForMessageAsync(timeout: LiveScene.Patience);
        Assert.StartsWith($"I had to pause my feed in <#{scene.Channel.Id}>. I lack the permission **Embed Links** there.", notice.Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(scene.Admin, "feed list");
        Assert.Matches(@"^⚠️ \*\*#1\*\* VRChat visits in <#\d+> · live( · 1 waiting)?\nPaused ", list.Original!.Description);
        Assert.Contains("I lack the permission **Embed Links**", (await scene.RunAsync(scene.Admin, "check")).Text, StringComparison.Ordinal);
        await tracker.TellAsync(Join(UserId(), "Bob", 0));
        await tracker.TellAsync(Join(UserId(), "Cid", 0));
        scene.Channel.AllowBot();

        await message.ReadsAsync("3 people");
        await inbox.WaitForMessagesAsync(2);
        await scene.EndAsync("is paused", "the next try is in");
        Assert.Equal(2, message.Revisions.Count);
        Assert.Equal([$"I am posting again in <#{scene.Channel.Id}>."], inbox.Messages.Skip(1).Select(told => told.Content));
    }

    [Fact]
    public async Task A_channel_with_posts_and_live_messages_is_told_of_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (tracker, inbox) = (await scene.AddTrackerAsync("Rex"), scene.Discord.DirectMessages(scene.Admin.User));
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);

        await tracker.KillAsync("Prey");
        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        await inbox.WaitForMessageAsync(timeout: LiveScene.Patience);
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT destination FROM outbox_destinations WHERE paused_at IS NOT NULL").Count == 2, "both pauses", LiveScene.Patience);
        scene.Channel.AllowBot();

        await message.ReadsAsync("1 person");
        await scene.Channel.WaitForMessagesAsync(2);
        await inbox.WaitForMessagesAsync(2);
        await scene.EndAsync("is paused", "the next try is in");
        Assert.Single(inbox.Messages, told => told.Content.StartsWith("I had to pause", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_is_removed_while_it_is_paused_leaves_its_messages_as_they_are()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (tracker, inbox) = (await scene.AddTrackerAsync("Rex"), scene.Discord.DirectMessages(scene.Admin.User));
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);
        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        await inbox.WaitForMessageAsync(timeout: LiveScene.Patience);

        await scene.RunAsync(scene.Admin, "feed remove", ("feed", "#1"));
        scene.Channel.AllowBot();
        await tracker.TellAsync(Join(UserId(), "Bob", 0), Client("world_left", 0));

        Assert.Empty(scene.Database.Read("SELECT destination FROM outbox_destinations WHERE paused_at IS NOT NULL"));
        await scene.NothingWaitsAsync();
        await scene.EndAsync("is paused", "the next try is in");
        Assert.Single(message.Revisions);
        Assert.Single(inbox.Messages);
    }

    [Fact]
    public async Task Edits_that_have_to_wait_hold_up_no_kills_and_only_the_last_state_is_sent()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();
        scene.Discord.Faults.Add(Fault.RateLimit(TimeSpan.FromSeconds(6)), request => request.Method == "PATCH");
        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        await scene.Bot.Log.WaitForAsync(line => line.Message.Contains("rate limit", StringComparison.Ordinal), LiveScene.Patience);

        await tracker.KillAsync("Prey");
        await scene.Channel.WaitForMessagesAsync(2);
        Assert.Single(message.Revisions);
        await tracker.TellAsync(Join(UserId(), "Bob", 0));
        await tracker.TellAsync(Join(UserId(), "Cid", 0));

        await message.ReadsAsync("3 people");
        await scene.StopBotAsync("rate limit");
        Assert.InRange(message.Revisions.Count, 2, 3);
    }

    [Fact]
    public async Task Without_notifications_messages_stay_as_they_are_and_go_on_with_them()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();

        await scene.RunAsync(scene.Admin, "settings set", ("notifications", false));
        await tracker.TellAsync(Join(UserId(), "Ann", 0));
        Assert.Empty(scene.Database.Read("SELECT id FROM outbox_items WHERE destination LIKE 'discord-live:%' AND message_id IS NULL"));
        await scene.RunAsync(scene.Admin, "settings set", ("notifications", true), ("language", "fr"));
        await tracker.TellAsync(Join(UserId(), "Bob", 0));

        await message.ReadsAsync("\n2 personnes · maximum 2 · depuis ");
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
        Assert.Equal(2, message.Revisions.Count);
    }

    [Fact]
    public async Task A_feed_that_rests_moves_or_goes_closes_its_messages_and_goes_on_with_them_afterwards()
    {
        await using var scene = await Scene.StartAsync();
        var elsewhere = scene.Guild.AddChannel("elsewhere");
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance(), "Cat"), Join(UserId(), "Ann"));
        await scene.FollowLiveAsync(scene.Channel);
        var message = await scene.Channel.WaitForMessageAsync();

        await scene.RunAsync(scene.Admin, "feed pause", ("feed", "#1"));
        await message.ReadsAsync("Over: ");
        await scene.RunAsync(scene.Admin, "feed resume", ("feed", "#1"));
        await message.ReadsAsync("**Ann**");
        await scene.RunAsync(scene.Admin, "feed edit", ("feed", "#1"), ("channel", elsewhere));
        await message.ReadsAsync("Over: ");
        var moved = await elsewhere.WaitForMessageAsync();
        Assert.Contains("**Ann**", moved.Description, StringComparison.Ordinal);
        await scene.RunAsync(scene.Admin, "feed remove", ("feed", "#1"));
        await moved.ReadsAsync("Over: ");

        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
        Assert.Single(elsewhere.Messages);
    }

    [Fact]
    public async Task What_cannot_be_live_is_refused_with_what_to_do()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("Cats");
        role.SetMentionable(true);
        var kills = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("style", "live"));
        Assert.Equal("Only VRChat visits can be shown live. Choose that kind, or another style.", kills.Content);
        foreach (var option in ((string, object)[])[("delay", "1h"), ("role", role)])
        {
            var late = await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "live"), option);
            Assert.StartsWith("A live message always shows how things are now", late.Content, StringComparison.Ordinal);
        }

        await scene.FollowLiveAsync(scene.Channel);
        Assert.StartsWith(
            "I post VRChat visits in",
            (await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "live"))).Content,
            StringComparison.Ordinal);
        var asKills = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "#1"), ("kind", "kills"));
        Assert.StartsWith("Only VRChat visits", asKills.Content, StringComparison.Ordinal);
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);
        await Eventually.HoldsAsync(scene.MissesEmbeds, "the news of the permission");
        Assert.StartsWith(
            "I cannot post in",
            (await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "live"), ("filter", "world = x"))).Content,
            StringComparison.Ordinal);
        await scene.EndAsync();
    }
}
