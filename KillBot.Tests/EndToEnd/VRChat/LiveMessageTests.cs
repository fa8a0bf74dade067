using System.Globalization;
using KillBot.Domain.VRChat.Live;
using KillBot.Tests.EndToEnd.Support;
using Microsoft.Extensions.DependencyInjection;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary>Feeds of style <c>live</c>: one message for each instance, edited as people come and go.</summary>
public class LiveMessageTests
{
    [Fact]
    public async Task An_instance_has_one_message_that_follows_it_and_the_next_session_has_another()
    {
        await using var scene = await Scene.StartAsync();
        var added = await scene.FollowLiveAsync(scene.Channel);
        Assert.Contains("Each instance where this server's trackers are has one message, which I keep up to date.", added.Content, StringComparison.Ordinal);
        var tracker = await scene.AddTrackerAsync("Rex");
        var (place, ann) = (Instance(), UserId());

        await tracker.TellAsync(Arrive(place, "*Cat*"), Present(ann, "Ann"), Join(UserId(), "@everyone"));
        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Equal(@"\*Cat\*", message.Title);
        Assert.Matches(
            @"^public · Europe\n2 people · peak 2 · since <t:\d+:f>\n\*\*Ann\*\* · <t:\d+:R>\n\*\*\\@everyone\*\* · <t:\d+:R>\nLast change <t:\d+:R>$",
            message.Description);
        Assert.Equal("""{"parse":[]}""", message.AllowedMentions.GetRawText());
        await tracker.TellAsync(Leave(ann, "Ann"), Join(UserId(), "Cid", 0));
        await message.ReadsAsync("**Cid**");
        Assert.Matches(@"\n2 people · peak 2 · since <t:\d+:f>\n\*\*\\@everyone\*\* · <t:\d+:R>\n\*\*Cid\*\* · ", message.Description);
        await tracker.TellAsync(Client("world_left", 0));
        await message.ReadsAsync("Over: ");
        Assert.Matches(@"^public · Europe\nOver: <t:\d+:f> – <t:\d+:f>\n3 different people · peak 2$", message.Description);
        Assert.Equal(3, message.Revisions.Count);
        message.AssertPace();

        await tracker.TellAsync(Arrive(place, "*Cat*", 0));
        var next = (await scene.Channel.WaitForMessagesAsync(2))[1];
        Assert.Contains("\n0 people · peak 0 · since ", next.Description, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Equal(2, scene.Channel.MessageCount);
    }

    [Fact]
    public async Task A_burst_of_arrivals_takes_few_edits_and_the_last_state_arrives()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance(), "Cat"));
        var message = await scene.Channel.WaitForMessageAsync();

        for (var guest = 0; guest < 30; guest++)
        {
            await tracker.TellAsync(Join(UserId(), $"Guest {guest}", 0));
        }

        await message.ReadsAsync("30 people · peak 30");
        message.AssertPace();
        Assert.Contains("✅ Arrived", (await scene.RunAsync(scene.Admin, "check")).Text, StringComparison.Ordinal);
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
        Assert.Empty(scene.Database.Read("SELECT id FROM outbox_items WHERE destination LIKE 'discord-live:%' AND message_id IS NULL"));
    }

    [Fact]
    public async Task What_is_told_again_or_looked_at_again_edits_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (first, second, place, ann) = (await scene.AddTrackerAsync("Rex"), await scene.AddTrackerAsync("Max"), Instance(), UserId());
        await first.TellAsync(Arrive(place, "Cat"), Join(ann, "Ann"));
        var message = await scene.Channel.WaitForMessageAsync();

        await second.TellAsync(Arrive(place, "Cat", 4), Present(ann, "Ann", 4));
        await scene.Bot.Services.GetRequiredService<LiveMessages>().RefreshAllAsync(CancellationToken.None);
        await scene.NothingWaitsAsync();

        await scene.EndAsync();
        Assert.Single(message.Revisions);
        Assert.Single(scene.Channel.Messages);
    }

    [Fact]
    public async Task Private_instances_and_people_who_hide_are_shown_as_vrchat_who_does_in_the_servers_language()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "settings set", ("language", "de"));
        await scene.FollowLiveAsync(scene.Channel);
        var (shy, fellow) = (UserId(), UserId());
        await scene.LinkVRChatAsync(scene.Guild.AddMember("shy"), shy, "Private");
        await scene.LinkVRChatAsync(scene.Guild.AddMember("fellow"), fellow, "Server");

        await (await scene.AddTrackerAsync("Rex")).TellAsync(
            Arrive(Instance("~friends(usr_owner)~region(eu)"), "**Home** <@1>"),
            Present(shy, "Shy"), Present(fellow, "Fellow"), Present(UserId(), "[x](https://x.test)"));

        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Equal(@"\*\*Home\*\* \<\@1\>", message.Title);
        Assert.StartsWith("nicht öffentlich\n3 Personen · Spitze 3 · seit ", message.Description, StringComparison.Ordinal);
        Assert.Matches(
            @"\n\*\*Fellow\*\* · <t:\d+:R>\n\*\*\\\[x\\\]\\\(https\\:\\/\\/x\\\.test\\\)\*\* · <t:\d+:R>\n1 weitere Person\nLetzte Änderung ", message.Description);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_hides_later_is_not_named_any_more_although_nobody_came_or_went()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);
        var (member, ann) = (scene.Guild.AddMember("ann"), UserId());
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance("~region(x_*y*)"), "Cat"), Present(ann, "Ann"));
        var message = await scene.Channel.WaitForMessageAsync();
        Assert.StartsWith("public · x\\_\\*y\\*\n", message.Description, StringComparison.Ordinal);
        Assert.Contains("**Ann**", message.Description, StringComparison.Ordinal);

        await scene.LinkVRChatAsync(member, ann, "Private");
        await scene.Bot.Services.GetRequiredService<LiveMessages>().RefreshAllAsync(CancellationToken.None);

        await message.ReadsAsync("\n1 other\n");
        Assert.DoesNotContain("Ann", message.Description, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task More_people_than_fit_are_counted()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FollowLiveAsync(scene.Channel);

        await (await scene.AddTrackerAsync("Rex")).TellAsync(
            [Arrive(Instance(), "Cat"), .. Enumerable.Range(0, 80).Select(guest => Present(UserId(), $"{guest} {new string('W', 60)}"))]);

        var message = await scene.Channel.WaitForMessageAsync();
        var named = message.Description.Split('\n').Count(line => line.StartsWith("**", StringComparison.Ordinal));
        Assert.InRange(named, 30, 50);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\n{80 - named} others\n"), message.Description, StringComparison.Ordinal);
        Assert.InRange(message.Description.Length, 3000, 4096);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Filters_choose_instances_and_a_feed_of_lines_is_not_disturbed()
    {
        await using var scene = await Scene.StartAsync();
        var (members, dogs, fellow) = (scene.Guild.AddChannel("members"), scene.Guild.AddChannel("dogs"), UserId());
        await scene.LinkVRChatAsync(scene.Guild.AddMember("fellow"), fellow, "Public");
        await scene.FollowLiveAsync(members, ("filter", "member"));
        await scene.FollowLiveAsync(dogs, ("filter", "world ~ dog"));
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "vrchat"), ("channel", scene.Channel), ("style", "compact"));
        var (tracker, other) = (await scene.AddTrackerAsync("Rex"), await scene.AddTrackerAsync("Max"));

        await tracker.TellAsync(Arrive(Instance(), "Cat"), Join(UserId(), "Stranger"));
        await other.TellAsync(Arrive(Instance(), "Hot Dog"));
        await dogs.WaitForMessageAsync();
        Assert.Empty(members.Messages);
        await tracker.TellAsync(Join(fellow, "Fellow", 0));

        var message = await members.WaitForMessageAsync();
        Assert.Equal("Cat", message.Title);
        Assert.Contains("**Stranger**", message.Description, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => scene.Channel.Messages.Sum(post => post.Text.Split('\n').Length) == 4, "the lines of the other feed");
        await scene.EndAsync();
        Assert.Equal("Hot Dog", Assert.Single(dogs.Messages).Title);
        Assert.Single(members.Messages);
    }
}
