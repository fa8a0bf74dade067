using KillBot.Tests.EndToEnd.Support;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.EndToEnd;

/// <summary>Commands for everybody, and how commands behave when something is slow or broken.</summary>
public class CommandTests
{
    [Fact]
    public async Task Stats_are_found_by_any_spelling_of_the_name()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.KillAsync("Prey");
        await tracker.KillAsync("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772");
        await tracker.ReportAsync(new { victimId = "Rex", isSuicide = true });

        var answer = await scene.RunAsync(member, "stats", ("player", "rEx"));

        Assert.False(answer.IsEphemeral);
        var embed = answer.Embeds[0];
        Assert.Equal("Rex", embed.GetProperty("title").GetString());
        Assert.Equal(
            ["Kills 2", "Deaths 1", "K/D 2.00", "PvP 1 (50.0 %)", "PvE 1", "Own doing 1"],
            embed.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("name")} {field.GetProperty("value")}"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Stats_without_a_name_are_the_callers_own()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        var unlinked = await scene.RunAsync(member, "stats");
        Assert.StartsWith("No player is linked to your Discord account yet.", AnswerTo(unlinked), StringComparison.Ordinal);

        await (await scene.AddTrackerAsync("Rex", member)).KillAsync("Prey");
        var linked = await scene.RunAsync(member, "stats");
        Assert.Equal("Rex", linked.Embeds[0].GetProperty("title").GetString());
        await scene.EndAsync();
    }

    [Fact]
    public async Task Private_players_are_as_unknown_to_others_as_those_who_do_not_exist()
    {
        await using var scene = await Scene.StartAsync();
        var owner = scene.Guild.AddMember("owner of Rex");
        var member = scene.Guild.AddMember("member");
        await (await scene.AddTrackerAsync("Rex", owner)).KillAsync("Prey");
        Assert.Equal(1, scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'"));

        Assert.Equal("I know no player called Rex.", AnswerTo(await scene.RunAsync(member, "stats", ("player", "Rex"))));
        Assert.Equal(@"I know no player called \*No\*.", AnswerTo(await scene.RunAsync(member, "stats", ("player", "*No*"))));
        var own = await scene.RunAsync(owner, "stats", ("player", "Rex"));
        Assert.Equal("Rex", own.Embeds[0].GetProperty("title").GetString());

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "stats", "player", "r");
        await typing.WaitForAcknowledgementAsync();
        Assert.DoesNotContain(typing.Choices, choice => choice.Name == "Rex");
        await scene.EndAsync();
    }

    [Fact]
    public async Task Names_are_suggested_while_one_types()
    {
        await using var scene = await Scene.StartAsync();
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Rexona");

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "stats", "player", "rE");
        await typing.WaitForAcknowledgementAsync();

        Assert.Equal(["Rex", "Rexona"], typing.Choices.Select(choice => choice.Value).Order(StringComparer.Ordinal));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Ping_answers()
    {
        await using var scene = await Scene.StartAsync();

        var answer = await scene.RunAsync(scene.Admin, "ping");

        Assert.StartsWith("Pong.", answer.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Commands_are_registered_once_and_not_again_by_the_next_start()
    {
        await using var scene = await Scene.StartAsync();
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        await scene.RunAsync(scene.Admin, "ping");

        await scene.EndAsync();

        Assert.Single(scene.Discord.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task A_slow_database_delays_the_answer_not_the_acknowledgement()
    {
        await using var scene = await Scene.StartAsync();
        var blocking = scene.Database.Lock();

        var adding = await scene.Discord.InvokeCommandAsync(
            scene.Channel, scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel));
        await adding.WaitForAcknowledgementAsync();
        Assert.True(adding.IsDeferred);
        Assert.True(adding.TimeToAcknowledge < TimeSpan.FromSeconds(2.5), $"It took {adding.TimeToAcknowledge}.");
        await blocking.DisposeAsync();

        await adding.WaitForResponseAsync();
        Assert.StartsWith("From now on", adding.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_failure_is_answered_with_a_reference_that_the_log_has()
    {
        await using var scene = await Scene.StartAsync();
        scene.Database.Execute("ALTER TABLE feeds RENAME TO lost");

        var list = await scene.RunAsync(scene.Admin, "feed list");

        var reference = System.Text.RegularExpressions.Regex.Match(list.Content, "`([A-Z2-7]{8})`").Groups[1].Value;
        Assert.NotEmpty(reference);
        var line = Assert.Single(scene.Bot.Log.Lines, line => line.Message.Contains(reference, StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.NotNull(line.Exception);
        await scene.EndAsync("reference", "Failed executing DbCommand", "no such table");
    }

    // An ephemeral answer to a public deferral is a follow-up.
    private static string AnswerTo(FakeDiscord.FakeInteraction interaction) =>
        interaction.FollowUps is [.., var last] ? last.Content : interaction.Content;
}
