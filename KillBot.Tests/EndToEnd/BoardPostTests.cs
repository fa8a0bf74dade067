using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Discord;
using KillBot.Discord.Rest;
using KillBot.Domain.Boards;
using KillBot.Domain.Feeds;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>Boards in their channels.</summary>
public class BoardPostTests
{
    [Fact]
    public async Task A_board_tells_who_has_moved_since_the_last_one()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("top", 3));
        foreach (var (name, kills) in ((string, int)[])[("Ann", 4), ("Bob", 3), ("Cid", 2), ("Dee", 1)])
        {
            await (await scene.AddTrackerAsync(name)).KillAllAsync(Enumerable.Range(0, kills).Select(i => $"Npc_{name}_{i}"));
        }

        await scene.LetBoardsComeAsync();
        var first = await scene.Channel.WaitForMessageAsync();
        Assert.Equal(
            "🥇 **Ann** · 4 kills · K/D 4.00\n🥈 **Bob** · 3 kills · K/D 3.00\n🥉 **Cid** · 2 kills · K/D 2.00", first.EmbedText("description"));
        await NotedAsync(scene, first);
        await (await scene.AddTrackerAsync("Dee")).KillAllAsync(Enumerable.Range(0, 9).Select(i => $"Npc_late_{i}"));
        await (await scene.AddTrackerAsync("Bob")).KillAllAsync(Enumerable.Range(0, 5).Select(i => $"Npc_more_{i}"));
        await scene.LetBoardsComeAsync();

        var second = (await scene.Channel.WaitForMessagesAsync(2))[1];
        Assert.Equal(
            "🥇 **Dee** · 10 kills · K/D 10.00 ● new\n🥈 **Bob** · 8 kills · K/D 8.00\n🥉 **Ann** · 4 kills · K/D 4.00 ▼2", second.EmbedText("description"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_last_post_is_edited_as_long_as_it_is_there()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("edit", true));
        var tracker = await scene.AddTrackerAsync("Ann");
        await scene.LetBoardsComeAsync();
        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Equal("Nobody is on this board yet.", message.EmbedText("description"));
        await NotedAsync(scene, message);

        await tracker.KillAsync("Prey");
        await scene.LetBoardsComeAsync();
        await scene.Channel.WaitForMessageAsync(edited => edited.Revisions.Count == 2);
        Assert.Equal("🥇 **Ann** · 1 kill · K/D 1.00 ● new", message.EmbedText("description"));
        await NotedAsync(scene, message);

        await scene.Bot.Services.GetRequiredService<IDiscordRest>().DeleteMessageAsync(
            new Snowflake(scene.Channel.Id), new Snowflake(message.Id), CancellationToken.None);
        await scene.LetBoardsComeAsync();
        var next = (await scene.Channel.WaitForMessagesAsync(2))[1];
        Assert.Equal("🥇 **Ann** · 1 kill · K/D 1.00", next.EmbedText("description"));
        await NotedAsync(scene, next);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Boards_of_the_same_minute_wait_for_no_dead_channel()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("chart", true));
        var boards = scene.Bot.Services.GetRequiredService<BoardDirectory>();
        List<FakeChannel> channels = [];
        for (var i = 0; i < 20; i++)
        {
            var guild = scene.Discord.AddGuild($"Guild {i}");
            var channel = guild.AddChannel("fame");
            channels.Add(channel);
            var choices = new BoardChoices((long)channel.Id, [LeaderboardType.Kills], CalendarPeriod.All, "0 0 20 * * ?", 10, false, false, HasChart: true);
            await boards.AddAsync((long)guild.Id, choices, "UTC", TimeProvider.System.GetUtcNow().AddHours(1), 1);
            await (await scene.AddTrackerAsync($"Player {i}", guild: guild)).KillAsync("Prey");
        }

        scene.Discord.Faults.Add(
            Fault.RateLimit(TimeSpan.FromMinutes(5)), target => target.IsCreateMessage && target.Path.Contains($"/{scene.Channel.Id}/", StringComparison.Ordinal));
        await scene.LetBoardsComeAsync();

        foreach (var channel in channels)
        {
            Assert.Equal("🏆 Kills · all time", (await channel.WaitForMessageAsync()).EmbedText("title"));
        }

        await scene.EndAsync("rate limit");
        Assert.Empty(scene.Channel.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_board_of_which_nobody_knows_whether_it_arrived_is_there_once(bool edits)
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("edit", edits));
        // Discord has it, and nothing of it is noted.
        scene.Discord.Faults.Add(Fault.DropAfter(), target => target.IsCreateMessage);
        await scene.LetBoardsComeAsync();
        var message = await scene.Channel.WaitForMessageAsync();
        await NotedAsync(scene, message);
        // The process died between noting the post and noting that it was sent.
        scene.Database.Execute("UPDATE outbox_messages SET sent_at = NULL, next_attempt_at = 0");
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_messages WHERE sent_at IS NULL") is ["0"], "the second note");
        await scene.EndAsync("tried again");
        Assert.Equal(1, scene.Channel.MessageCount);
    }

    [Theory]
    [InlineData(429, 30046)]
    [InlineData(403, 50005)]
    public async Task A_post_that_can_be_edited_no_more_is_followed_by_a_new_one(int status, int code)
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("edit", true));
        await scene.LetBoardsComeAsync();
        await NotedAsync(scene, await scene.Channel.WaitForMessageAsync());
        scene.Discord.Faults.Add(Fault.Error(status, code), target => target.Method == "PATCH" && target.Path.Contains("/messages/", StringComparison.Ordinal));

        await scene.LetBoardsComeAsync();

        var next = (await scene.Channel.WaitForMessagesAsync(2))[1];
        await NotedAsync(scene, next);
        await scene.LetBoardsComeAsync();
        await scene.Channel.WaitForMessageAsync(edited => edited.Id == next.Id && edited.Revisions.Count == 2);
        await scene.EndAsync("rate limit");
        Assert.Equal(2, scene.Channel.MessageCount);
    }

    [Fact]
    public async Task A_final_board_shows_the_period_that_ended_in_a_message_of_its_own()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("edit", true), ("final", true), ("period", "month"));
        var tracker = await scene.AddTrackerAsync("Ann");
        await tracker.KillAsync("Prey of this month");
        await scene.LetBoardsComeAsync();
        var running = await scene.Channel.WaitForMessageAsync();
        await NotedAsync(scene, running);
        var end = BoardPeriods.StartOf(CalendarPeriod.Month, TimeProvider.System.GetUtcNow())!.Value;
        var veteran = await scene.AddTrackerAsync("Vet");
        await veteran.ReportAsync(new { victimId = "Prey of last month", timestamp = end.AddMilliseconds(-1) });
        var agenda = scene.Bot.Services.GetRequiredService<BoardAgenda>();
        var board = (await scene.Bot.Services.GetRequiredService<BoardDirectory>().FindAsync((long)scene.Guild.Id, 1, CancellationToken.None))!;

        Assert.True(await agenda.AdvanceAsync(board, new BoardAdvance(null, end, null, "UTC", board.NextAt, board.FinalAt, board.SeenTo)));

        var final = (await scene.Channel.WaitForMessagesAsync(2))[1];
        Assert.Equal(("🏁 Final: Kills · month", "🥇 **Vet** · 1 kill · K/D 1.00 ● new"), (final.EmbedText("title"), final.EmbedText("description")));
        Assert.Contains($"– {end:yyyy-MM-dd} 00:00 · UTC", final.Footer, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT 1 FROM boards WHERE message_id IS NULL").Count == 1, "a note of the final board");
        await scene.LetBoardsComeAsync();
        Assert.Equal("🥇 **Ann** · 1 kill · K/D 1.00 ● new", (await scene.Channel.WaitForMessagesAsync(3))[2].EmbedText("description"));
        Assert.Single(running.Revisions);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Hidden_players_are_left_out_and_hostile_names_do_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("top", 25), ("second-type", "pvp_kills"), ("chart", true));
        var names = Enumerable.Range(0, 23).Select(i => $"@everyone **[{new string('`', 40)}](x) {i}").Concat(["Hidden", "Member"]).ToList();
        foreach (var name in names)
        {
            await (await scene.AddTrackerAsync(name)).KillAsync("Npc_" + name.Length);
        }

        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Hidden'");
        scene.Database.Execute("UPDATE players SET privacy = 'Server' WHERE name = 'Member'");
        await scene.LetBoardsComeAsync();

        var message = await scene.Channel.WaitForMessageAsync();
        var text = message.EmbedText("description");
        Assert.Contains("**Member**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", text.Replace("\\@", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(24, text.Split('\n').Count(line => line.StartsWith("🥇 ", StringComparison.Ordinal)));
        Assert.Equal(0, message.AllowedMentions.GetProperty("parse").GetArrayLength());
        Assert.EndsWith("24 players", message.Footer, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_chart_is_attached_where_it_may_be_and_stands_in_the_text_elsewhere()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync(("chart", true), ("edit", true));
        await (await scene.AddTrackerAsync("Ann")).KillAsync("Prey");
        await scene.LetBoardsComeAsync();
        var message = await scene.Channel.WaitForMessageAsync();
        // As the machine has a rasteriser or not.
        Assert.Equal(message.Attachments.Count == 0, message.EmbedText("description").Contains("` 1` ████████████", StringComparison.Ordinal));
        Assert.Equal(message.Attachments.Count, message.Embeds[0].TryGetProperty("image", out _) ? 1 : 0);
        await NotedAsync(scene, message);

        scene.Channel.DenyBot(FakePermissions.AttachFiles);
        await Eventually.HoldsAsync(() => !MayAttach(scene), "the news of the permission");
        await scene.LetBoardsComeAsync();
        await scene.Channel.WaitForMessageAsync(edited => edited.Revisions.Count == 2);
        Assert.EndsWith("` 1` ████████████", message.EmbedText("description"), StringComparison.Ordinal);
        Assert.Empty(message.Attachments);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Lost_permissions_pause_a_board_which_goes_on_by_itself()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync();
        var inbox = scene.Discord.DirectMessages(scene.Admin.User);
        scene.Channel.DenyBot(FakePermissions.SendMessages);
        await scene.LetBoardsComeAsync();
        var notice = await inbox.WaitForMessageAsync();
        Assert.StartsWith($"I had to pause board #1 in <#{scene.Channel.Id}>. I lack the permission", notice.Content, StringComparison.Ordinal);
        var list = await scene.RunAsync(scene.Admin, "board list");
        Assert.StartsWith("⏸️ **#1**", list.Original!.EmbedText("description"), StringComparison.Ordinal);
        Assert.Contains("I lack the permission", list.Original!.EmbedText("description"), StringComparison.Ordinal);
        await scene.LetBoardsComeAsync();
        await scene.LetBoardsComeAsync();

        scene.Channel.AllowBot();

        // What was on its way, and of all that came since the latest.
        await scene.Channel.WaitForMessagesAsync(2);
        Assert.Equal($"I am posting board #1 in <#{scene.Channel.Id}> again.", (await inbox.WaitForMessagesAsync(2))[1].Content);
        await scene.EndAsync("is paused");
        Assert.Equal(2, scene.Channel.MessageCount);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_posted_to_is_told_of_once_whatever_posts_there()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.AddBoardAsync();
        await scene.AddBoardAsync(("period", "month"));
        await scene.AddBoardAsync(("period", "all"));
        var inbox = scene.Discord.DirectMessages(scene.Admin.User);
        scene.Channel.DenyBot(FakePermissions.SendMessages);
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await scene.LetBoardsComeAsync();
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT destination FROM outbox_destinations WHERE paused_at IS NOT NULL").Count == 4, "four pauses");

        scene.Channel.AllowBot();

        await scene.Channel.WaitForMessagesAsync(4);
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT destination FROM outbox_destinations WHERE paused_at IS NOT NULL").Count == 0, "no pause");
        var told = await inbox.WaitForMessagesAsync(2);
        Assert.StartsWith("I had to pause ", told[0].Content, StringComparison.Ordinal);
        Assert.StartsWith("I am posting ", told[1].Content, StringComparison.Ordinal);
        await scene.EndAsync("is paused");
        Assert.Equal(2, inbox.Messages.Count);
    }

    [Fact]
    public async Task A_time_that_comes_while_the_bot_is_down_is_posted_once_when_it_is_back()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddBoardAsync();
        await scene.StopBotAsync();
        scene.Database.Execute("UPDATE boards SET next_at = unixepoch() * 1000 - 3600000");

        await scene.StartBotAsync();
        await scene.Channel.WaitForMessageAsync();
        await scene.Bot.Services.GetRequiredService<DueBoards>().PostAsync(CancellationToken.None);
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        await scene.Bot.Services.GetRequiredService<DueBoards>().PostAsync(CancellationToken.None);
        await scene.EndAsync();
        Assert.Equal(1, scene.Channel.MessageCount);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("compact")]
    public async Task A_feed_of_leaderboards_tells_how_a_day_ended(string style)
    {
        await using var scene = await Scene.StartAsync();
        var feeds = scene.Bot.Services.GetRequiredService<FeedDirectory>();
        await feeds.AddAsync(
            (long)scene.Guild.Id,
            new((long)scene.Channel.Id, FeedKind.Leaderboard) { Style = Enum.Parse<FeedStyle>(style, ignoreCase: true) },
            (long)scene.Admin.User.Id);
        await EndDayAsync(scene);

        var message = await scene.Channel.WaitForMessageAsync();
        var text = message.Embeds.GetArrayLength() > 0 ? message.EmbedText("description") : message.Content;
        Assert.Equal(style == "full", message.Embeds.GetArrayLength() > 0);
        Assert.Contains("**Ann**", text, StringComparison.Ordinal);
        Assert.Contains("**Member**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
        Assert.Contains("🏁 Final: Kills · day", style == "full" ? message.EmbedText("title") : message.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_leaderboard_that_was_kept_back_is_not_told_where_they_have_been_turned_off()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "leaderboard"), ("channel", scene.Channel), ("delay", "1d"));
        await EndDayAsync(scene);
        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT id FROM outbox_items").Count == 1, "a leaderboard that waits");

        await scene.RunAsync(scene.Admin, "settings set", ("leaderboards", false));
        scene.Database.Execute("UPDATE outbox_items SET due_at = 1");

        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT id FROM outbox_items").Count == 0, "it is dropped");
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    // Ann, a member and somebody who hides have killed yesterday, and the day has ended.
    private static async Task EndDayAsync(Scene scene)
    {
        var today = TimeProvider.System.GetUtcNow().Date;
        foreach (var (name, kills) in ((string, int)[])[("Ann", 2), ("Member", 1), ("Hidden", 1)])
        {
            var tracker = await scene.AddTrackerAsync(name);
            for (var kill = 0; kill < kills; kill++)
            {
                await tracker.ReportAsync(new { victimId = $"Npc_{name}_{kill}", timestamp = new DateTimeOffset(today, TimeSpan.Zero).AddHours(-1 - kill) });
            }
        }

        scene.Database.Execute("UPDATE players SET privacy = 'Server' WHERE name = 'Member'");
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Hidden'");
        var yesterday = CalendarPeriods.DayOf(new DateTimeOffset(today, TimeSpan.Zero)) - 1;
        await Eventually.HoldsAsync(
            () => scene.Database.Execute($"UPDATE instance_settings SET value = '{yesterday}' WHERE key = 'leaderboard_snapshot_day'") == 1, "the first snapshot");
        await scene.Bot.Services.GetRequiredService<LeaderboardSnapshots>().TakeAsync(CancellationToken.None);
    }

    private static bool MayAttach(Scene scene) => scene.Bot.Services.GetRequiredService<ChannelAccess>()
        .AllowsFiles(new Snowflake(scene.Guild.Id), new Snowflake(scene.Channel.Id));

    private static Task NotedAsync(Scene scene, FakeMessage message) => Eventually.HoldsAsync(
        () => scene.Database.Read($"SELECT message_id FROM boards WHERE message_id = {message.Id}").Count == 1, "a note of the post");
}
