using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary>From a tracker's report to the message in the channel.</summary>
public class KillFeedTests
{
    [Fact]
    public async Task A_kill_becomes_one_message_with_names_that_people_know()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("Prey", "KLWE_LaserRepeater_S3", "OOC_Stanton_2b_Daymar");

        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Matches(@"^\*\*Rex\*\* killed \*\*Prey\*\* · PvP\nCF\\-337 Panther Repeater · Daymar · <t:\d+:R>$", Assert.Single(message.Descriptions));
        Assert.Equal("""{"parse":[]}""", message.AllowedMentions.GetRawText());
        Assert.NotNull(message.Nonce);
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
    }

    [Fact]
    public async Task A_death_is_told_in_the_guild_of_the_victim()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Discord.AddGuild("Other");
        var graves = other.AddChannel("graves");
        await scene.AddFeedAsync(graves, "deaths", other.AddMember("warden", FakeDiscord.FakePermissions.ManageGuild));
        await scene.CreateKeyAsync("Prey", guild: other);
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("Nobody");
        await tracker.KillAsync("prey");

        Assert.Equal(["prey"], await graves.WaitForVictimsAsync(1));
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    [Fact]
    public async Task Two_feeds_of_one_channel_tell_a_kill_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddFeedAsync(scene.Channel, "deaths");
        await scene.CreateKeyAsync("Prey");
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("Prey");
        await tracker.KillAsync("Last");

        Assert.Equal(["Prey", "Last"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Hostile_names_arrive_harmless()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("**@everyone** [x](https://evil.example)");

        await tracker.KillAsync("<@1> \u202Egnp.exe ||spoiler||", "`code` :smile:", "# <t:1:R> https://evil.example");
        await scene.Channel.WaitForMessagesAsync(1);
        await tracker.KillAsync("\u200B\u2060");

        await scene.Channel.WaitForMessagesAsync(2);
        var texts = scene.Channel.Messages.SelectMany(message => message.Descriptions).ToList();
        Assert.StartsWith(
            @"**\*\*\@everyone\*\* \[x\]\(https\:\/\/evil\.example\)** killed **\<\@1\> gnp\.exe \|\|spoiler\|\|** · PvP", texts[0], StringComparison.Ordinal);
        Assert.Contains(@"\`code\` \:smile\: · \# \<t\:1\:R\> https\:\/\/evil\.example · <t:", texts[0], StringComparison.Ordinal);
        Assert.Contains("killed **someone** · PvP", texts[1], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_was_no_fight_between_players_is_told_as_such()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddFeedAsync(scene.Channel, "deaths");
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772");
        await scene.Channel.WaitForMessagesAsync(1);
        await tracker.ReportAsync(new { victimId = "Rex", isSuicide = true });
        await scene.Channel.WaitForMessagesAsync(2);
        await tracker.ReportAsync(new { victimId = "Rex", isEnvironmental = true });

        var texts = (await scene.Channel.WaitForMessagesAsync(3)).SelectMany(message => message.Descriptions).ToList();
        Assert.StartsWith("**Rex** killed **NineTails Pilot Light** · PvE\n", texts[0], StringComparison.Ordinal);
        Assert.StartsWith("**Rex** died by their own hand\n", texts[1], StringComparison.Ordinal);
        Assert.StartsWith("**Rex** died\n", texts[2], StringComparison.Ordinal);
        await scene.EndAsync();
    }
}
