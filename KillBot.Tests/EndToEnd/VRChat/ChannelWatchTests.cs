using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary><c>/vrchat watch</c> with a channel: the server watches.</summary>
public class ChannelWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_channel_is_told_in_the_servers_language_and_every_admin_sees_and_ends_it()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "settings set", ("language", "de"));
        var (second, member, ann) = (scene.Guild.AddMember("second", FakePermissions.ManageGuild), scene.Guild.AddMember("member"), UserId());
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "*Cat*", 50), Join(ann, "@everyone", 45), Leave(ann, "@everyone", 40));

        var added = await WatchAsync(scene, scene.Admin, ("user", ann));
        Assert.Equal(
            $@"I post in <#{scene.Channel.Id}> when **\@everyone** arrives where this server's trackers are, and when they leave.", added.Content);
        Assert.True(added.IsEphemeral);
        await tracker.TellAsync(Join(ann, "@everyone", 1));

        var post = await scene.Channel.WaitForMessageAsync();
        Assert.Matches(@"^➡️ \*\*\\@everyone\*\* ist in \*\*\\\*Cat\\\*\*\* angekommen · <t:\d+:R>$", post.Content);
        Assert.Equal("""{"parse":[]}""", post.AllowedMentions.GetRawText());
        Assert.Empty(scene.Discord.DirectMessages(scene.Admin.User).Messages);
        Assert.StartsWith("You watch nothing", (await scene.RunAsync(member, "vrchat watch list")).Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(second, "vrchat watch list");
        Assert.Equal(("What this server watches in channels", $@"👤 **\@everyone** · <#{scene.Channel.Id}>"), (list.Shown.Title, list.Shown.Description));
        var id = scene.Database.Read("SELECT lower(hex(id)) FROM vrchat_watches")[0];
        Assert.StartsWith("You do not watch that", (await scene.RunAsync(member, "vrchat watch remove", ("watch", id))).Content, StringComparison.Ordinal);
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, second, "vrchat watch remove", "watch", "every");
        await typing.WaitForAcknowledgementAsync();
        Assert.Equal(("#kill-feed · @everyone", id), Assert.Single(typing.Choices));
        var removed = await scene.RunAsync(second, "vrchat watch remove", ("watch", id));
        Assert.Equal($@"I no longer post of **\@everyone** in <#{scene.Channel.Id}>.", removed.Content);
        await tracker.TellAsync(Leave(ann, "@everyone", 0));
        await scene.EndAsync();
        Assert.Equal(1, scene.Channel.MessageCount);
        Assert.Empty(scene.Database.Read("SELECT name FROM vrchat_watches"));
    }

    [Fact]
    public async Task It_stays_when_who_added_it_leaves_or_is_forgotten_and_is_told_among_what_feeds_post()
    {
        await using var scene = await Scene.StartAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance("~friends(usr_owner)"), "Cat", 50), Join(UserId(), "Ann", 45));
        await WatchAsync(scene, scene.Admin, ("world", "cat"), ("count", 2));
        await scene.AddFeedAsync(scene.Channel);
        await scene.Bot.Services.GetRequiredService<AccountEraser>().EraseAsync((long)scene.Admin.User.Id);

        await tracker.TellAsync(Join(UserId(), "Bob", 1));

        var post = await scene.Channel.WaitForMessageAsync();
        Assert.Matches(@"^👥 2 people are in \*\*Cat\*\* \(not public\) · <t:\d+:R>$", post.Content);
        await tracker.KillAsync("Prey");
        await scene.Channel.WaitForMessagesAsync(2);
        Assert.Equal(["0"], scene.Database.Read("SELECT discord_id + created_by FROM vrchat_watches"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_does_not_manage_the_server_and_what_cannot_be_are_refused()
    {
        await using var scene = await Scene.StartAsync();
        var (member, closed, ann, shy) = (scene.Guild.AddMember("member"), scene.Guild.AddChannel("closed"), UserId(), UserId());
        closed.DenyBot(FakePermissions.EmbedLinks);
        await scene.LinkVRChatAsync(scene.Admin, shy, "Private");
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45), Present(shy, "Shy", 45));

        Assert.Equal(
            "Only members with the permission **Manage Server** choose a channel. Leave it out, and I write to you instead.",
            (await WatchAsync(scene, member, ("user", "Ann"))).Content);
        var refused = await scene.RunAsync(scene.Admin, "vrchat watch add", ("user", "Ann"), ("channel", closed));
        Assert.StartsWith($"I cannot post in <#{closed.Id}>. I lack the permission **Embed Links** there.", refused.Content, StringComparison.Ordinal);
        // The caller sees themselves; the members of the server do not.
        Assert.StartsWith("This server's trackers have met nobody called Shy", (await WatchAsync(scene, scene.Admin, ("user", "Shy"))).Content, StringComparison.Ordinal);
        Assert.Equal("Choose either a user or a world.", (await WatchAsync(scene, scene.Admin)).Content);
        await WatchAsync(scene, scene.Admin, ("user", "Ann"));
        Assert.Equal($"**Ann** is watched in <#{scene.Channel.Id}> already.", (await WatchAsync(scene, scene.Admin, ("user", "Ann"))).Content);
        await scene.RunAsync(scene.Admin, "vrchat watch add", ("user", "Ann"));
        scene.Database.Execute($"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 49)
            INSERT INTO vrchat_watches (id, server_id, discord_id, kind, subject, name, locale, created_at, channel_id)
            SELECT randomblob(16), s.id, 0, 'User', 'usr_' || i, '*' || i || '*', 'en', 1, {scene.Channel.Id} FROM n, servers s WHERE s.discord_id = {scene.Guild.Id}
            """);
        Assert.StartsWith("This server watches 50 in channels already", (await WatchAsync(scene, scene.Admin, ("world", "Cat"))).Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(scene.Admin, "vrchat watch list");
        Assert.Equal(2, list.Shown.Embeds.GetArrayLength());
        Assert.Contains(@"👤 **\*7\*** · ", list.Text, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Members_of_the_admin_role_choose_channels_too()
    {
        await using var scene = await Scene.StartAsync();
        var (role, helper) = (scene.Guild.AddRole("Helpers"), scene.Guild.AddMember("helper"));
        helper.AddRole(role);
        await scene.RunAsync(scene.Admin, "settings set", ("admin-role", role));
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance(), "Cat", 50));

        var added = await WatchAsync(scene, helper, ("world", "Cat"));

        Assert.StartsWith($"I post in <#{scene.Channel.Id}> when an instance of **Cat**", added.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Lost_permissions_pause_all_watches_of_a_channel_with_one_notice_and_they_go_on_by_themselves()
    {
        await using var scene = await Scene.StartAsync();
        var (tracker, inbox, ann, bob) = (await scene.AddTrackerAsync("Rex"), scene.Discord.DirectMessages(scene.Admin.User), UserId(), UserId());
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45), Present(bob, "Bob", 45));
        await WatchAsync(scene, scene.Admin, ("user", "Ann"));
        await WatchAsync(scene, scene.Admin, ("user", "Bob"));
        scene.Channel.DenyBot(FakePermissions.SendMessages);

        await tracker.TellAsync(Leave(ann, "Ann", 1), Leave(bob, "Bob", 1));
        var notice = await inbox.WaitForMessageAsync(timeout: Patience);
        Assert.StartsWith($"I had to pause my feed in <#{scene.Channel.Id}>. I lack the permission", notice.Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(scene.Admin, "vrchat watch list");
        Assert.StartsWith($"⏸️ 👤 **Ann** · <#{scene.Channel.Id}>\nI lack the permission", list.Shown.Description, StringComparison.Ordinal);
        scene.Channel.AllowBot();

        await Eventually.HoldsAsync(() => Lines(scene).Count == 2, "both lines", Patience);
        await inbox.WaitForMessagesAsync(2);
        await scene.EndAsync("is paused", "the next try is in");
        Assert.Equal(2, inbox.Messages.Count);
    }

    [Fact]
    public async Task Who_hides_or_objects_later_is_not_told_of_and_without_notifications_nobody_is()
    {
        await using var scene = await Scene.StartAsync();
        var (tracker, ann, bob) = (await scene.AddTrackerAsync("Rex"), UserId(), UserId());
        var (owner, other) = (scene.Guild.AddMember("ann"), scene.Guild.AddMember("bob"));
        await scene.LinkVRChatAsync(owner, ann, "Public");
        await scene.LinkVRChatAsync(other, bob, "Public");
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45), Present(bob, "Bob", 45));
        foreach (var name in (string[])["Ann", "Bob"])
        {
            await WatchAsync(scene, scene.Admin, ("user", name));
        }

        await WatchAsync(scene, scene.Admin, ("world", "Cat"), ("count", 2));
        await scene.RunAsync(owner, "privacy set", ("level", "private"));
        await scene.RunAsync(other, "privacy set", ("watching", false));
        await scene.RunAsync(scene.Admin, "settings set", ("notifications", false));
        await tracker.TellAsync(Leave(ann, "Ann", 2), Leave(bob, "Bob", 2), Join(UserId(), "Cid", 2), Join(UserId(), "Dee", 2));
        Assert.Empty(scene.Database.Read("SELECT id FROM outbox_items"));
        await scene.RunAsync(scene.Admin, "settings set", ("notifications", true));
        await tracker.TellAsync(Join(ann, "Ann", 1), Join(bob, "Bob", 1), Leave(bob, "Bob", 0), Leave(ann, "Ann", 0), Leave(UserId(), "Eve", 0));

        Assert.Equal(["Ann", "Cat"], scene.Database.Read("SELECT name FROM vrchat_watches ORDER BY name"));
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_finds_it_in_the_list_and_is_left_alone_for_an_hour()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, ann, tracker) = (scene.Guild.AddMember("watcher"), UserId(), await scene.AddTrackerAsync("Rex"));
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45));
        await scene.RunAsync(watcher, "vrchat watch add", ("user", "Ann"));
        watcher.User.AcceptsDirectMessages = false;

        await tracker.TellAsync(Leave(ann, "Ann", 5));
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT 1 FROM vrchat_watches WHERE blocked_at IS NOT NULL").Count == 1, "the refusal", Patience);
        Assert.StartsWith(
            "⚠️ I cannot write to you: you take no direct messages from me.", (await scene.RunAsync(watcher, "vrchat watch list")).Shown.Content, StringComparison.Ordinal);
        var asked = Refused(scene);
        scene.Database.Execute("UPDATE vrchat_watches SET told_at = NULL");
        await tracker.TellAsync(Join(ann, "Ann", 3));
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT id FROM outbox_items WHERE message_id IS NULL").Count == 0, "it is passed over");
        Assert.Equal(asked, Refused(scene));

        watcher.User.AcceptsDirectMessages = true;
        scene.Database.Execute("UPDATE vrchat_watches SET told_at = NULL, blocked_at = blocked_at - 3600000");
        await tracker.TellAsync(Leave(ann, "Ann", 0));
        Assert.StartsWith("⬅️ **Ann** left", (await scene.Discord.DirectMessages(watcher.User).WaitForMessageAsync(timeout: Patience)).Content, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT 1 FROM vrchat_watches WHERE blocked_at IS NULL").Count == 1, "the note is gone");
        await scene.EndAsync();
    }

    private static int Refused(Scene scene) => scene.Discord.Requests.Count(request => request.Status == 403);

    private static Task<FakeInteraction> WatchAsync(Scene scene, FakeMember member, params (string Name, object Value)[] options) =>
        scene.RunAsync(member, "vrchat watch add", [.. options, ("channel", scene.Channel)]);

    private static List<string> Lines(Scene scene) =>
        [.. scene.Channel.Messages.SelectMany(message => message.Text.Split('\n')).Where(line => line.Length > 0)];
}
