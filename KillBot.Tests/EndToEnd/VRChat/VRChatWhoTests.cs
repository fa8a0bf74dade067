using KillBot.Tests.EndToEnd.Support;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary><c>/vrchat who</c>: who is where now.</summary>
public class VRChatWhoTests
{
    [Fact]
    public async Task Everybody_reads_who_is_where_and_the_button_reads_again_after_a_restart()
    {
        await using var scene = await Scene.StartAsync();
        var (member, reader) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("reader"));
        var key = await scene.CreateKeyAsync("Rex");
        var tracker = scene.Connect(key);
        var (ann, bob) = (UserId(), UserId());
        await tracker.TellAsync(Arrive(Instance(), "The Black Cat"), Present(ann, "Ann"), Join(bob, "Bob"));

        var answer = await scene.RunAsync(member, "vrchat who");

        Assert.False(answer.IsEphemeral);
        Assert.Equal("In VRChat now", answer.Shown.Title);
        Assert.Matches(@"^The Black Cat public · 2 people · since <t:\d+:f>\nAnn, Bob$", Assert.Single(answer.Shown.Fields));
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        await scene.Connect(key).TellAsync(Leave(ann, "Ann"));
        var message = answer.Shown;
        await (await scene.Discord.ClickAsync(message, "vrchat-who", reader)).WaitForResponseAsync();

        Assert.Matches(@"public · 1 person · since <t:\d+:f>\nBob$", Assert.Single(message.Fields));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Instances_that_are_not_public_are_told_as_the_settings_say()
    {
        await using var scene = await Scene.StartAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(Arrive(Instance("~friends(usr_owner)~region(eu)"), "Home"), Present(UserId(), "Ann"));

        Assert.StartsWith("Home not public · 1 person", Assert.Single((await scene.RunAsync(scene.Admin, "vrchat who")).Shown.Fields), StringComparison.Ordinal);
        await scene.RunAsync(scene.Admin, "settings set", ("private-instances", true));
        await tracker.TellAsync(Arrive(Instance("~friends(usr_owner)~region(eu)"), "Home", minutesAgo: 0));

        Assert.StartsWith("Home friends · 0 people", Assert.Single((await scene.RunAsync(scene.Admin, "vrchat who")).Shown.Fields), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_hides_is_counted_and_not_named_and_names_have_no_effect()
    {
        await using var scene = await Scene.StartAsync();
        var (shy, fellow, loud) = (UserId(), UserId(), UserId());
        await scene.LinkVRChatAsync(scene.Guild.AddMember("shy"), shy, "Private");
        await scene.LinkVRChatAsync(scene.Guild.AddMember("fellow"), fellow, "Server");
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.TellAsync(
            Arrive(Instance(), "**Cat** @everyone"), Present(shy, "Shy"), Present(fellow, "Fellow"), Present(loud, "<@1> [x](https://x.test)"));

        var field = Assert.Single((await scene.RunAsync(scene.Admin, "vrchat who")).Shown.Fields);

        Assert.StartsWith(@"\*\*Cat\*\* \@everyone public · 3 people · since ", field, StringComparison.Ordinal);
        Assert.EndsWith(@"Fellow, \<\@1\> \[x\]\(https\:\/\/x\.test\), 1 other", field, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Trackers_of_other_servers_put_nobody_into_an_instance_and_rename_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var (place, ann) = (Instance(), UserId());
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(place, "Cat", 5), Present(ann, "Ann", 4));
        var mallory = await scene.AddTrackerAsync("Mallory", guild: scene.Discord.AddGuild("Other"));
        await mallory.TellAsync(Arrive(place, "Cat", 3), Join(UserId(), "Ghost", 2), Join(ann, "Slur", 1));

        Assert.Matches("^Cat public · 1 person · since .*\nAnn$", Assert.Single((await scene.RunAsync(scene.Admin, "vrchat who")).Shown.Fields));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Trackers_of_other_servers_are_not_told_of_and_nobody_is_said_in_the_servers_language()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Discord.AddGuild("Other");
        await (await scene.AddTrackerAsync("Rex", guild: other)).TellAsync(Arrive(Instance(), "Elsewhere"), Present(UserId(), "Ann"));
        await scene.RunAsync(scene.Admin, "settings set", ("language", "de"));

        var answer = await scene.RunAsync(scene.Admin, "vrchat who");

        Assert.Equal("Gerade ist kein Tracker dieses Servers in einer Welt.", answer.Shown.Description);
        await scene.EndAsync();
    }
}
