using KillBot.Tests.EndToEnd.Support;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary>Feeds of the kind <c>vrchat</c>: who comes and goes, in a channel.</summary>
public class VRChatFeedTests
{
    [Fact]
    public async Task Who_comes_and_goes_is_posted_and_who_was_there_is_not()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"));
        var (ann, bob) = (UserId(), UserId());

        await (await scene.AddTrackerAsync("Rex")).TellAsync(
            Client("vrchat_started"), Arrive(Instance(), "*Cat*"), Present(ann, "Ann"), Join(bob, "@everyone"), Leave(ann, "Ann"),
            Client("vrchat_stopped", 0));

        await Eventually.HoldsAsync(() => Lines(scene).Count == 5, "five lines");
        var lines = Lines(scene);
        Assert.Matches(@"^🟢 VRChat has started on \*\*pc\*\* · <t:\d+:R>$", lines[0]);
        Assert.Matches(@"^🌍 \*\*pc\*\* is in \*\*\\\*Cat\\\*\*\* \(public\) now · <t:\d+:R>$", lines[1]);
        Assert.Matches(@"^➡️ \*\*\\@everyone\*\* arrived in \*\*\\\*Cat\\\*\*\* · <t:\d+:R>$", lines[2]);
        Assert.StartsWith("⬅️ **Ann** left ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("⚪ VRChat has ended on **pc**", lines[4], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Two_trackers_that_see_the_same_tell_it_once_and_history_is_not_posted()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(
            scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"), ("filter", "world = Cat"));
        var (first, second) = (await scene.AddTrackerAsync("Rex"), await scene.AddTrackerAsync("Max"));
        var (place, ann, old) = (Instance(), UserId(), UserId());
        await first.TellAsync(Arrive(place, "Cat", 120), Join(old, "Old", 90));
        await second.TellAsync(Arrive(place, "Cat", 110));

        await first.TellAsync(Join(ann, "Ann"));
        await second.TellAsync(Join(ann, "Ann"));
        await first.TellAsync(Leave(ann, "Ann"));

        await Eventually.HoldsAsync(() => Lines(scene).Count >= 2, "two lines");
        Assert.Equal(
            ["➡️ **Ann** arrived in", "⬅️ **Ann** left"], Lines(scene).Select(line => line[..line.IndexOf(" **Cat**", StringComparison.Ordinal)]));
        await scene.EndAsync();
        Assert.Equal(2, Lines(scene).Count);
    }

    [Fact]
    public async Task Filters_choose_and_private_instances_and_hidden_people_give_nothing_away()
    {
        await using var scene = await Scene.StartAsync();
        var members = scene.Guild.AddChannel("members");
        var shyOnes = scene.Guild.AddChannel("shy-ones");
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "full"));
        await scene.RunAsync(
            scene.Admin, "feed add", ("kind", "vrchat"), ("channel", members), ("style", "compact"), ("filter", "member or instance = friends"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", shyOnes), ("filter", "member = Shy"));
        var (shy, fellow) = (UserId(), UserId());
        await scene.LinkVRChatAsync(scene.Guild.AddMember("shy"), shy, "Private");
        await scene.LinkVRChatAsync(scene.Guild.AddMember("fellow"), fellow, "Server");

        await (await scene.AddTrackerAsync("Rex")).TellAsync(
            Arrive(Instance("~friends(usr_owner)"), "Home"),
            Join(shy, "Shy"),
            Join(UserId(), "Stranger"),
            Join(fellow, "Fellow"),
            Join(null, "Shy", 4));

        await Eventually.HoldsAsync(() => Lines(scene).Count == 3 && members.Messages.Count == 1, "what may be told");
        Assert.Contains("(not public)", Lines(scene)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(scene), line => line.Contains("Shy", StringComparison.Ordinal));
        Assert.StartsWith("➡️ **Fellow** arrived in **Home**", members.Messages[0].Text, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Empty(shyOnes.Messages);
        Assert.Single(members.Messages);
    }

    [Fact]
    public async Task Those_who_hide_do_not_split_what_shares_a_message()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"), ("delay", "1h"));
        string[] shy = [UserId(), UserId(), UserId()];
        foreach (var id in shy)
        {
            await scene.LinkVRChatAsync(scene.Guild.AddMember(id[^8..]), id, "Private");
        }

        await (await scene.AddTrackerAsync("Rex")).TellAsync(
            Arrive(Instance(), "Cat"), Join(shy[0], "Shy"), Join(UserId(), "Ann"), Join(shy[1], "Shyer"), Join(UserId(), "Bob"), Join(shy[2], "Shyest"));
        scene.Database.Execute("UPDATE outbox_items SET due_at = 1");

        await Eventually.HoldsAsync(() => Lines(scene).Count == 3, "three lines");
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
        Assert.Equal(["🌍 **pc**", "➡️ **Ann**", "➡️ **Bob**"], Lines(scene).Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM outbox_items WHERE message_id IS NULL"));
    }

    [Fact]
    public async Task A_private_instance_that_is_shown_no_more_is_not_shown_by_what_waited()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "settings set", ("private-instances", true));
        await scene.RunAsync(
            scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"), ("delay", "1h"));
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance("~friends(usr_owner)"), "Home"), Arrive(Instance(), "Cat", 5));

        await scene.RunAsync(scene.Admin, "settings set", ("private-instances", false));
        scene.Database.Execute("UPDATE outbox_items SET due_at = 1");

        await Eventually.HoldsAsync(() => Lines(scene).Count == 2, "two lines");
        Assert.Contains("**Home** (not public)", Lines(scene)[0], StringComparison.Ordinal);
        Assert.Contains("**Cat** (public)", Lines(scene)[1], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_burst_becomes_one_message_in_the_servers_language()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "settings set", ("language", "de"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("filter", "member or not member"));
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.TellAsync([Arrive(Instance(), "Cat", 120), .. Enumerable.Range(0, 40).Select(index => Join(UserId(), $"Guest {index}"))]);

        await Eventually.HoldsAsync(
            () => Lines(scene).Count(line => line.Contains(" ist in **Cat** angekommen", StringComparison.Ordinal)) == 40, "all of them");
        Assert.InRange(scene.Channel.Messages.Count, 1, 3);
        await scene.EndAsync();
    }

    private static List<string> Lines(Scene scene) =>
        [.. scene.Channel.Messages.SelectMany(message => message.Text.Split('\n')).Where(line => line.Length > 0)];
}
