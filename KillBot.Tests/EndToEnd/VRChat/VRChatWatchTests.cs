using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary><c>/vrchat watch</c>: being told of somebody, or of a world, by direct message.</summary>
public class VRChatWatchTests
{
    [Fact]
    public async Task Who_watches_somebody_is_told_once_in_their_language_while_it_flaps()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, ann, place) = (scene.Guild.AddMember("watcher"), UserId(), Instance());
        watcher.User.Locale = "de";
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(place, "*Cat*", 50), Join(ann, "Ann", 45), Leave(ann, "Ann", 40));

        var added = await scene.RunAsync(watcher, "vrchat watch add", ("user", "Ann"));
        await tracker.TellAsync(Join(ann, "Ann", 4), Leave(ann, "Ann", 3), Join(ann, "Ann", 2));

        Assert.True(added.IsEphemeral);
        Assert.StartsWith("Ich schreibe dir, wenn **Ann** ankommt", added.Content, StringComparison.Ordinal);
        var message = await scene.Discord.DirectMessages(watcher.User).WaitForMessageAsync();
        Assert.Matches(@"^➡️ \*\*Ann\*\* ist in \*\*\\\*Cat\\\*\*\* angekommen · <t:\d+:R>$", message.Content);
        Assert.StartsWith("Du beobachtest **Ann** hier schon", (await scene.RunAsync(watcher, "vrchat watch add", ("user", ann))).Content, StringComparison.Ordinal);
        Assert.Equal("👤 **Ann**", (await scene.RunAsync(watcher, "vrchat watch list")).Shown.Description);
        Assert.StartsWith("Ich schreibe dir nicht mehr", (await scene.RunAsync(watcher, "vrchat watch remove", ("watch", ann))).Content, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Single(scene.Discord.DirectMessages(watcher.User).Messages);
        Assert.Empty(scene.Database.Read("SELECT name FROM vrchat_watches"));
    }

    [Fact]
    public async Task Who_goes_from_world_to_world_does_not_seem_to_be_gone()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, ann) = (scene.Guild.AddMember("watcher"), UserId());
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45));
        await scene.RunAsync(watcher, "vrchat watch add", ("user", "Ann"));

        await tracker.TellAsync(Leave(ann, "Ann", 5));
        var inbox = scene.Discord.DirectMessages(watcher.User);
        Assert.StartsWith("⬅️ **Ann** left **Cat**", (await inbox.WaitForMessageAsync()).Content, StringComparison.Ordinal);
        await tracker.TellAsync(Arrive(Instance(), "Dog", 4), Join(ann, "Ann", 3));

        const string Waiting = "SELECT count(*) FROM outbox_items WHERE message_id IS NULL AND due_at - created_at BETWEEN 100000 AND 120000";
        Assert.Equal(["1"], scene.Database.Read(Waiting));
        await tracker.TellAsync(Leave(ann, "Ann", 2));
        Assert.Equal(["0"], scene.Database.Read(Waiting));
        await tracker.TellAsync(Join(ann, "Ann", 1));
        Assert.Equal(1, scene.Database.Execute("UPDATE outbox_items SET due_at = 1 WHERE message_id IS NULL"));

        Assert.StartsWith("➡️ **Ann** arrived in **Dog**", (await inbox.WaitForMessagesAsync(2))[1].Content, StringComparison.Ordinal);

        // What nobody has been told of yet is told as it turned out.
        scene.Database.Execute("UPDATE vrchat_watches SET told_at = 1");
        await tracker.TellAsync(Leave(ann, "Ann", 1), Arrive(Instance(), "Fox", 0), Join(ann, "Ann", 0));
        Assert.StartsWith("➡️ **Ann** arrived in **Fox**", (await inbox.WaitForMessagesAsync(3))[2].Content, StringComparison.Ordinal);
        await tracker.TellAsync(Leave(ann, "Ann", 0));
        Assert.Equal(["1"], scene.Database.Read(Waiting));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_world_that_fills_is_told_when_the_number_is_reached()
    {
        await using var scene = await Scene.StartAsync();
        var watcher = scene.Guild.AddMember("watcher");
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "The Black Cat", 50), Join(UserId(), "Ann", 45));

        var added = await scene.RunAsync(watcher, "vrchat watch add", ("world", "the black cat"), ("count", 3));
        await tracker.TellAsync(Join(UserId(), "Bob", 4), Join(UserId(), "Cid", 3), Join(UserId(), "Dee", 2));

        Assert.Contains("when 3 people are in an instance of **The Black Cat**", added.Content, StringComparison.Ordinal);
        var message = await scene.Discord.DirectMessages(watcher.User).WaitForMessageAsync();
        Assert.StartsWith("👥 3 people are in **The Black Cat** (public)", message.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_world_is_as_full_as_the_servers_own_trackers_see_it()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, place, dee) = (scene.Guild.AddMember("watcher"), Instance(), UserId());
        var tracker = await scene.AddTrackerAsync("Rex");
        var (ann, eve) = (UserId(), UserId());
        await tracker.TellAsync(Arrive(place, "Cat", 50), Present(ann, "Ann", 45));
        await scene.RunAsync(watcher, "vrchat watch add", ("world", "Cat"), ("count", 3));

        var mallory = await scene.AddTrackerAsync("Mallory", guild: scene.Discord.AddGuild("Other"));
        await mallory.TellAsync(Arrive(place, "Cat", 9), Join(UserId(), "Ghost", 8), Join(UserId(), "Spook", 7), Join(dee, "Dee", 4));
        await tracker.TellAsync(Join(dee, "Dee", 4), Join(eve, "Eve", 3));

        var message = await scene.Discord.DirectMessages(watcher.User).WaitForMessageAsync();
        Assert.StartsWith("👥 3 people are in **Cat**", message.Content, StringComparison.Ordinal);

        // Another tracker of the server finds the same three there.
        scene.Database.Execute("UPDATE vrchat_watches SET told_at = 1");
        await (await scene.AddTrackerAsync("Max")).TellAsync(
            Arrive(place, "Cat", 1), Present(ann, "Ann", 1), Present(dee, "Dee", 1), Present(eve, "Eve", 1));
        Assert.Equal(["1"], scene.Database.Read("SELECT told_at FROM vrchat_watches"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_does_not_allow_it_or_hides_or_is_unknown_cannot_be_watched()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, shy, closed) = (scene.Guild.AddMember("watcher"), UserId(), UserId());
        await scene.LinkVRChatAsync(scene.Guild.AddMember("shy"), shy, "Private");
        var owner = scene.Guild.AddMember("closed");
        await scene.LinkVRChatAsync(owner, closed, "Public");
        await scene.RunAsync(owner, "privacy set", ("watching", false));
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(shy, "Shy"), Present(closed, "Closed"));

        Assert.Equal("**Closed** does not want to be watched.", (await scene.RunAsync(watcher, "vrchat watch add", ("user", "Closed"))).Content);
        foreach (var unknown in (string[])["Shy", "<@1>", "%"])
        {
            Assert.StartsWith(
                "This server's trackers have met nobody called ", (await scene.RunAsync(watcher, "vrchat watch add", ("user", unknown))).Content, StringComparison.Ordinal);
        }

        Assert.StartsWith("This server's trackers have never been", (await scene.RunAsync(watcher, "vrchat watch add", ("world", "Nowhere"))).Content, StringComparison.Ordinal);
        Assert.Equal("Choose either a user or a world.", (await scene.RunAsync(watcher, "vrchat watch add")).Content);
        Assert.Empty(scene.Database.Read("SELECT name FROM vrchat_watches"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_watch_ends_with_the_consent_and_with_the_membership()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, leaver) = (scene.Guild.AddMember("watcher"), scene.Guild.AddMember("leaver"));
        var (ann, bob) = (UserId(), UserId());
        var owner = scene.Guild.AddMember("ann");
        await scene.LinkVRChatAsync(owner, ann, "Public");
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45), Present(bob, "Bob", 45));
        await scene.RunAsync(watcher, "vrchat watch add", ("user", "Ann"));
        await scene.RunAsync(leaver, "vrchat watch add", ("user", "Bob"));
        await scene.RunAsync(owner, "privacy set", ("watching", false));
        scene.Database.Execute($"UPDATE vrchat_watches SET discord_id = 1 WHERE discord_id = {leaver.User.Id}");

        await tracker.TellAsync(Leave(ann, "Ann"), Leave(bob, "Bob"));

        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT name FROM vrchat_watches").Count == 0, "both watches end");
        await scene.EndAsync();
        Assert.Empty(scene.Discord.DirectMessages(watcher.User).Messages);
    }

    [Fact]
    public async Task An_outage_of_the_guild_ends_nobodys_watch()
    {
        await using var scene = await Scene.StartAsync();
        var (watcher, ann) = (scene.Guild.AddMember("watcher"), UserId());
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat", 50), Present(ann, "Ann", 45));
        await scene.RunAsync(watcher, "vrchat watch add", ("user", "Ann"));
        var asked = scene.Discord.Faults.Add(
            Fault.Error(404, 10004, "Unknown Guild"), target => target.Method == "GET" && target.Path.Contains("/members/", StringComparison.Ordinal));

        await tracker.TellAsync(Leave(ann, "Ann"));
        await asked.WaitForHitAsync();

        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_messages WHERE failed_at IS NOT NULL")[0] == "1", "the notice is given up");
        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM vrchat_watches"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task There_is_a_limit_per_person()
    {
        await using var scene = await Scene.StartAsync();
        var watcher = scene.Guild.AddMember("watcher");
        var people = Enumerable.Range(0, 26).Select(index => (Id: UserId(), Name: $"Guest {index}")).ToList();
        await (await scene.AddTrackerAsync("Rex")).TellAsync([Arrive(Instance(), "Cat"), .. people.Select(person => Present(person.Id, person.Name))]);
        foreach (var (id, _) in people.Take(25))
        {
            await scene.RunAsync(watcher, "vrchat watch add", ("user", id));
        }

        var refused = await scene.RunAsync(watcher, "vrchat watch add", ("user", people[25].Id));

        Assert.StartsWith("You watch 25 already", refused.Content, StringComparison.Ordinal);
        Assert.Equal(["25"], scene.Database.Read("SELECT count(*) FROM vrchat_watches"));
        await scene.EndAsync();
    }
}
