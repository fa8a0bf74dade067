using KillBot.Bot.Commands.About;
using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd.About;

/// <summary><c>/about</c>: what the bot is, does, and how fast.</summary>
public class AboutCommandTests
{
    [Fact]
    public async Task It_counts_servers_and_kills_and_measures_from_the_report_to_Discord()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        scene.Discord.AddGuild("Second");
        var before = (await scene.RunAsync(scene.Admin, "about")).Original!.Descriptions.Single();
        Assert.Contains("0 kills in the last 24 hours\nNothing was posted in the last 24 hours", before, StringComparison.Ordinal);

        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.KillAsync("First");
        await scene.Channel.WaitForVictimsAsync(1);
        await tracker.KillAsync("Second");
        await scene.Channel.WaitForVictimsAsync(2);
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_messages WHERE sent_at IS NOT NULL") is ["2"], "the deliveries are noted");
        // An old one is not measured, nor is a kill that a tracker caught up with counted.
        scene.Database.Execute("UPDATE outbox_messages SET created_at = created_at - 90000000 WHERE id = (SELECT min(id) FROM outbox_messages)");
        await tracker.ReportAsync(new { victimId = "Old", timestamp = TimeProvider.System.GetUtcNow().AddDays(-2) });

        var answer = await scene.RunAsync(scene.Admin, "about");

        Assert.True(answer.IsEphemeral);
        Assert.Matches(@"^KillBot \d+\.\d+\.\d+$", answer.Embeds[0].GetProperty("title").GetString());
        Assert.Matches(
            @"^Follows fights and gatherings of gaming communities\.\nIn 2 servers\n2 kills in the last 24 hours\n"
            + @"From the report to Discord: half within [\d,]+ ms, 99 % within [\d,]+ ms \(the last 1 message\)\nStarted <t:\d+:R>$",
            answer.Original!.Descriptions.Single());
        var buttons = answer.Original!.Components[0].GetProperty("components").EnumerateArray().Select(button => button.GetProperty("label").GetString());
        Assert.Equal(["Source", "Commands"], buttons);

        scene.Admin.User.Locale = "ja";
        Assert.Contains("直近24時間のキル：2", (await scene.RunAsync(scene.Admin, "about")).Original!.Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(1, 99, 1)]
    [InlineData(2, 50, 1)]
    [InlineData(3, 50, 2)]
    [InlineData(100, 99, 99)]
    [InlineData(1000, 50, 500)]
    [InlineData(1000, 100, 1000)]
    public void Percentiles_are_measured_values(int count, int percent, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Percentile.Of([.. Enumerable.Range(1, count).Select(value => TimeSpan.FromSeconds(value))], percent));
}
