using System.Globalization;
using KillBot.Domain.Boards;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>What admins do with <c>/board</c>.</summary>
public class BoardCommandTests
{
    [Fact]
    public async Task Without_Manage_Server_it_is_refused_and_hidden()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        scene.Discord.EnforcesCommandPermissions = false;

        foreach (var command in (string[])["board add", "board list", "board remove", "board post"])
        {
            (string, object)[] options = command switch
            {
                "board add" => [("channel", scene.Channel), ("schedule", "daily")],
                "board list" => [],
                _ => [("board", 1)],
            };
            var answer = await scene.RunAsync(member, command, options);
            Assert.True(answer.IsEphemeral);
            Assert.Equal("You need the Manage Server permission.", answer.Content);
        }

        await scene.EndAsync();
    }

    [Fact]
    public async Task A_board_is_added_listed_looked_at_posted_and_removed()
    {
        await using var scene = await Scene.StartAsync();
        await ChangeAsync(scene, settings => settings.TimeZone = "Europe/Berlin");
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");

        var added = await scene.AddBoardAsync(("schedule", "weekly"), ("weekday", "fri"), ("time", "20:30"), ("type", "kills"), ("second-type", "kdr"));
        Assert.True(added.IsEphemeral);
        Assert.Matches(
            $@"^Board \*\*#1\*\* posts Kills, K/D · week in <#{scene.Channel.Id}>, weekly on Friday at 20:30 \(Europe\\/Berlin\)\. Next: <t:\d+:F>, <t:\d+:F>, <t:\d+:F>\. ",
            added.Content);
        var again = await scene.RunAsync(
            scene.Admin, "board add", ("channel", scene.Channel), ("schedule", "cron"), ("cron", "30 20 * * 5"), ("second-type", "kdr"));
        Assert.Equal("Board **#1** posts the same there at the same times.", again.Content);

        var list = await scene.RunAsync(scene.Admin, "board list");
        Assert.Equal("Boards · times in Europe/Berlin", list.Original!.EmbedText("title"));
        Assert.Matches(
            $@"^✅ \*\*#1\*\* Kills, K/D · week · <#{scene.Channel.Id}> · weekly on Friday at 20:30\. Next <t:\d+:R>\.$", list.Original!.EmbedText("description"));

        var preview = await scene.RunAsync(scene.Admin, "board post", ("board", 1), ("preview", true));
        Assert.True(preview.IsEphemeral);
        Assert.Equal("🥇 **Rex** · 1 kill · K/D 1.00", preview.Original!.EmbedText("description"));
        Assert.Equal("Nobody is on this board yet.", preview.Original!.EmbedText("description", embed: 1));
        Assert.Empty(scene.Channel.Messages);

        var posting = await scene.RunAsync(scene.Admin, "board post", ("board", 1));
        Assert.Equal($"I am posting board **#1** in <#{scene.Channel.Id}>.", posting.Content);
        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Equal("🏆 Kills · week", message.EmbedText("title"));
        Assert.Equal("🏆 K/D · week", message.EmbedText("title", embed: 1));
        Assert.Matches(@"^\d{4}-\d\d-\d\d 0[12]:00 – \d{4}-\d\d-\d\d 0[12]:00 · Europe/Berlin · 1 player$", message.Footer);

        var removed = await scene.RunAsync(scene.Admin, "board remove", ("board", 1));
        Assert.Equal($"I no longer post board **#1**, Kills, K/D · week, in <#{scene.Channel.Id}>.", removed.Content);
        Assert.Equal("There is no board #1. See `/board list`.", (await scene.RunAsync(scene.Admin, "board remove", ("board", 1))).Content);
        Assert.Equal("There is no board #1. See `/board list`.", (await scene.RunAsync(scene.Admin, "board post", ("board", 1))).Content);
        Assert.Equal("This server has no boards yet. Add one with `/board add`.", (await scene.RunAsync(scene.Admin, "board list")).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_way_out()
    {
        await using var scene = await Scene.StartAsync();
        var closed = scene.Guild.AddChannel("closed");
        closed.DenyBot(FakePermissions.EmbedLinks);

        foreach (var (answer, options) in ((string, (string, object)[])[])
        [
            ("That is no time of the day.", [("schedule", "daily"), ("time", "25:00")]),
            ("That is no time of the day.", [("schedule", "weekly"), ("time", "@here")]),
            ("Say when in the option `cron`", [("schedule", "cron")]),
            ("I cannot read that cron expression.", [("schedule", "cron"), ("cron", "* * * * *")]),
            ("I cannot read that cron expression.", [("schedule", "cron"), ("cron", "0 0 20 ? * `@everyone`")]),
            ("That time never comes.", [("schedule", "cron"), ("cron", "0 0 20 30 2 ?")]),
            ("Only weeks, months and seasons have a final board.", [("schedule", "daily"), ("period", "day"), ("final", true)]),
        ])
        {
            (string, object)[] all = [("channel", scene.Channel), .. options];
            var refused = await scene.RunAsync(scene.Admin, "board add", all);
            Assert.StartsWith(answer, refused.Content, StringComparison.Ordinal);
        }

        var hidden = await scene.RunAsync(scene.Admin, "board add", ("channel", closed), ("schedule", "daily"));
        Assert.Equal($"I cannot post in <#{closed.Id}>. I lack the permission **Embed Links** there. Grant it in the channel's settings and try again.", hidden.Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task All_boards_are_listed_however_long_their_schedules_are()
    {
        await using var scene = await Scene.StartAsync();
        var boards = scene.Bot.Services.GetRequiredService<BoardDirectory>();
        for (var minute = 1; minute <= BoardRules.MaxPerServer; minute++)
        {
            var choices = new BoardChoices(
                (long)scene.Channel.Id,
                [LeaderboardType.Kills, LeaderboardType.PvpKills],
                CalendarPeriod.Season,
                $"0 {minute} 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22 ? * MON,TUE,WED,THU,FRI,SAT,SUN",
                10,
                EditsPrevious: false,
                HasFinals: false,
                HasChart: false);
            Assert.Null((await boards.AddAsync((long)scene.Guild.Id, choices, "UTC", TimeProvider.System.GetUtcNow().AddDays(1), 1)).Refusal);
        }

        scene.Database.Execute("UPDATE boards SET posted_at = 1, missed_at = 2");

        var list = await scene.RunAsync(scene.Admin, "board list");
        await list.WaitForFollowUpsAsync();

        var lines = list.FollowUps.Prepend(list.Original!).SelectMany(message => message.EmbedText("description").Split('\n')).ToList();
        Assert.Equal(Enumerable.Range(1, 25), lines.Select(line => int.Parse(line.Split("**")[1][1..], CultureInfo.InvariantCulture)));
        Assert.All(lines, line => Assert.EndsWith("I was not running.", line, StringComparison.Ordinal));
        Assert.All(list.FollowUps, message => Assert.True(message.IsEphemeral));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Answers_are_in_the_callers_language_and_boards_in_the_guilds()
    {
        await using var scene = await Scene.CreateAsync();
        scene.Guild.PreferredLocale = "de";
        scene.Admin.User.Locale = "fr";
        await scene.StartBotAsync();
        await scene.Discord.WaitForCommandAsync("board");
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");

        var added = await scene.RunAsync(scene.Admin, "board add", ("channel", scene.Channel), ("schedule", "daily"), ("period", "all"));
        Assert.StartsWith($"Le classement **#1** publie Kills · depuis toujours dans <#{scene.Channel.Id}>, chaque jour à 20:00 (UTC).", added.Content, StringComparison.Ordinal);
        await scene.RunAsync(scene.Admin, "board post", ("board", 1));
        var message = await scene.Channel.WaitForMessageAsync();
        Assert.Equal(("🏆 Kills · gesamte Zeit", "🥇 **Rex** · 1 Kill · K/D 1,00", "1 Spieler"), (message.EmbedText("title"), message.EmbedText("description"), message.Footer));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Times_are_suggested_with_what_they_are_in_utc_and_boards_by_what_they_show()
    {
        await using var scene = await Scene.StartAsync();
        await ChangeAsync(scene, settings => settings.TimeZone = "Asia/Tokyo");
        await scene.AddBoardAsync();

        var times = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "board add", "time", "2");
        await times.WaitForAcknowledgementAsync();
        Assert.Equal(("02:00 Asia/Tokyo = 17:00 UTC", "02:00"), times.Choices[0]);
        var hours = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "board add", "time", "");
        await hours.WaitForAcknowledgementAsync();
        Assert.Equal(24, hours.Choices.Count);
        var garbage = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "board add", "time", "@here");
        await garbage.WaitForAcknowledgementAsync();
        Assert.Empty(garbage.Choices);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_server_that_wants_no_leaderboards_is_told_so()
    {
        await using var scene = await Scene.StartAsync();
        await ChangeAsync(scene, settings => settings.Leaderboard = false);
        const string Silent = "Nothing is posted for now: leaderboards or notifications are turned off in this server's settings.";

        Assert.EndsWith(Silent, (await scene.AddBoardAsync()).Content, StringComparison.Ordinal);
        Assert.Equal(Silent, (await scene.RunAsync(scene.Admin, "board post", ("board", 1))).Content);
        Assert.Equal(Silent, (await scene.RunAsync(scene.Admin, "board list")).Content);
        await scene.LetBoardsComeAsync();
        await scene.EndAsync();
        Assert.Empty(scene.Channel.Messages);
    }

    private static async Task ChangeAsync(Scene scene, Action<ServerSettings> change)
    {
        var server = await scene.Bot.Services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
        await scene.Bot.Services.GetRequiredService<ServerSettingsService>().ChangeAsync(server!.Id, change);
    }
}
