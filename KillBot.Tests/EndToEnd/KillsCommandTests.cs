using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/kills</c>: lists that are turned page by page.</summary>
public class KillsCommandTests
{
    [Fact]
    public async Task Pages_are_turned_both_ways_by_whoever_asked_also_after_a_restart()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Guild.AddMember("other");
        await scene.CreateKeyAsync("Rex", scene.Admin);
        for (var i = 1; i <= 23; i++)
        {
            await scene.FightAsync("Rex", $"Prey{i:00}", i);
        }

        var list = await scene.RunAsync(scene.Admin, "kills", ("filter", "kills"));
        Assert.Equal("Kills of Rex", list.Shown.Title);
        Assert.Equal(Numbers(1, 10), Victims(list));
        Assert.Equal(["Next ▶"], list.Shown.Buttons.Keys);

        Assert.Equal(Numbers(11, 10), Victims(await scene.PressAsync(list.Shown, "Next ▶", scene.Admin)));
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        Assert.Equal(Numbers(21, 3), Victims(await scene.PressAsync(list.Shown, "Next ▶", scene.Admin)));
        Assert.Equal(["⏮ First", "◀ Previous"], list.Shown.Buttons.Keys);
        Assert.Equal(Numbers(11, 10), Victims(await scene.PressAsync(list.Shown, "◀ Previous", scene.Admin)));

        var refused = await scene.PressAsync(list.Shown, "Next ▶", other);
        await refused.WaitUntilAsync(answer => answer.CallbackType == 4 || answer.FollowUps.Count > 0);
        Assert.StartsWith("Only whoever asked for this list can turn its pages.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(Numbers(11, 10), Victims(list));

        await scene.FightAsync("Rex", "Prey00", 0);
        Assert.Equal(["Prey00", .. Numbers(1, 9)], Victims(await scene.PressAsync(list.Shown, "⏮ First", scene.Admin)));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Filters_choose_kinds_of_kills_and_deaths()
    {
        await using var scene = await Scene.StartAsync();
        var tracker = await scene.AddTrackerAsync("Rex", scene.Admin);
        var prey = await scene.FightAsync("Rex", "Prey", 50, "KLWE_LaserRepeater_S3", "OOC_Stanton_2b_Daymar");
        await scene.FightAsync("Bob", "Rex", 40);
        await scene.FightAsync("Rex", "Rex", 30);
        await tracker.KillAsync("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772");
        await tracker.ReportAsync(new { killerId = "GameRules", victimId = "Rex" });

        var id = prey.Id.ToString("N");
        var time = prey.Timestamp.ToUnixTimeSeconds();
        Assert.Contains(
            $"🟩 killed **Prey** · CF\\-337 Panther Repeater · Daymar · <t:{time}:R>\n-# kill\\_{id}",
            (await scene.RunAsync(scene.Admin, "kills")).Shown.Description,
            StringComparison.Ordinal);
        Assert.Equal(["npc", "Prey"], await KindsAsync("kills"));
        Assert.Equal(["accident", "suicide", "Bob"], await KindsAsync("deaths"));
        Assert.Equal(["Bob", "Prey"], await KindsAsync("pvp"));
        Assert.Equal(["npc"], await KindsAsync("pve"));
        Assert.Equal(["suicide"], await KindsAsync("suicides"));
        Assert.Equal(["accident"], await KindsAsync("accidents"));
        Assert.Equal(5, (await KindsAsync("all")).Count);
        scene.Database.Execute("UPDATE kills SET killer_id = NULL, killer_name = 'a deleted player' WHERE killer_name = 'Bob'");
        Assert.Contains(
            "🟥 killed by **a deleted player** · ", (await scene.RunAsync(scene.Admin, "kills", ("filter", "deaths"))).Shown.Description, StringComparison.Ordinal);
        Assert.Equal("Nothing to show.", (await scene.RunAsync(scene.Admin, "kills", ("player", "Prey"), ("filter", "kills"))).Shown.Description);
        await scene.EndAsync();

        async Task<IReadOnlyList<string>> KindsAsync(string filter) =>
        [
            .. (await scene.RunAsync(scene.Admin, "kills", ("filter", filter))).Shown.Description.Split('\n')
                .Where(line => !line.StartsWith("-#", StringComparison.Ordinal))
                .Select(line => ((string[])["Prey", "Bob"]).FirstOrDefault(line.Contains) ?? (line.Contains("NineTails", StringComparison.Ordinal) ? "npc"
                    : line.Contains("own hand", StringComparison.Ordinal) ? "suicide" : "accident")),
        ];
    }

    [Fact]
    public async Task Whoever_hides_is_named_on_no_page_and_pages_of_theirs_turn_no_more()
    {
        await using var scene = await Scene.StartAsync();
        var (owner, haunter) = (scene.Guild.AddMember("owner"), scene.Guild.AddMember("haunter"));
        await scene.CreateKeyAsync("Rex", owner);
        await scene.CreateKeyAsync("Ghost", haunter);
        for (var i = 1; i <= 12; i++)
        {
            await scene.FightAsync("Rex", i == 5 ? "Ghost" : $"Prey{i:00}", i, i == 5 ? "Ghost's bane" : null);
        }

        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Ghost'");
        var list = await scene.RunAsync(scene.Admin, "kills", ("player", "Rex"));
        Assert.Contains("🟩 killed **a private player** · <t:", list.Shown.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Ghost", list.Text, StringComparison.Ordinal);
        // What all read names nobody whom the caller alone may see.
        foreach (var command in (string[])["kills", "nemesis", "weapons", "stats"])
        {
            var answer = await scene.RunAsync(haunter, command, ("player", "Rex"));
            Assert.False(answer.Shown.IsEphemeral);
            Assert.DoesNotContain("Ghost", answer.Text, StringComparison.Ordinal);
        }

        var shownToAll = await scene.RunAsync(owner, "kills");
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'");
        var turned = await scene.PressAsync(list.Shown, "Next ▶", scene.Admin);
        Assert.Equal("This is no longer available. Run the command again.", turned.Text);

        Assert.Equal("This is no longer available. Run the command again.", (await scene.PressAsync(shownToAll.Shown, "Next ▶", owner)).Text);
        Assert.Contains("Prey01", shownToAll.Text, StringComparison.Ordinal);

        var own = await scene.AskAsync(owner, "kills");
        Assert.True(own.Shown.IsEphemeral);
        Assert.Equal(["Prey11", "Prey12"], Victims(await scene.PressAsync(own.Shown, "Next ▶", owner)));
        await scene.EndAsync();
    }

    private static IEnumerable<string> Numbers(int first, int count) => Enumerable.Range(first, count).Select(number => $"Prey{number:00}");

    private static IReadOnlyList<string> Victims(FakeDiscord.FakeInteraction answer) =>
    [
        .. answer.Shown.Description.Split('\n').Where(line => line.StartsWith("🟩", StringComparison.Ordinal)).Select(line => line.Split("**")[1]),
    ];
}
