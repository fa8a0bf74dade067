using KillBot.Tests.EndToEnd.Support;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.EndToEnd;

/// <summary>Commands for everybody, and how commands behave when something is slow or broken.</summary>
public class CommandTests
{
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

    [Fact]
    public async Task A_button_that_fails_leaves_its_message_and_says_so_with_a_reference()
    {
        await using var scene = await Scene.StartAsync();
        await scene.CreateKeyAsync("Rex", scene.Admin);
        for (var i = 1; i <= 11; i++)
        {
            await scene.FightAsync("Rex", "Prey", i);
        }

        var list = await scene.RunAsync(scene.Admin, "kills");
        var before = list.Shown.Description;
        scene.Database.Execute("ALTER TABLE kills RENAME TO lost");
        var pressed = await scene.Discord.ClickAsync(list.Shown, list.Shown.Buttons["Next ▶"], scene.Admin);
        await pressed.WaitUntilAsync(answer => answer.CallbackType == 4 || answer.FollowUps.Count > 0);

        var said = pressed.FollowUps is [var followUp] ? followUp : pressed.Original!;
        Assert.True(said.IsEphemeral);
        var reference = System.Text.RegularExpressions.Regex.Match(said.Content, "`([A-Z2-7]{8})`").Groups[1].Value;
        Assert.Contains(scene.Bot.Log.Lines, line => line.Level == LogLevel.Error && line.Message.EndsWith(reference, StringComparison.Ordinal));
        Assert.Equal(before, list.Shown.Description);
        await scene.EndAsync("reference", "Failed executing DbCommand", "no such table");
    }

    [Fact]
    public async Task A_form_that_fails_says_so_with_a_reference_and_deletes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await scene.CreateKeyAsync("Rex", scene.Admin);
        var opened = await scene.Discord.InvokeCommandAsync(scene.Channel, scene.Admin, "me forget");
        await opened.WaitForAcknowledgementAsync();
        // Behind everything else that is deleted.
        scene.Database.Execute("CREATE TRIGGER broken BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'broken'); END");

        var submitted = await scene.Discord.SubmitModalAsync(opened, ("word", "FORGET ME"));
        await submitted.WaitForResponseAsync();

        var reference = System.Text.RegularExpressions.Regex.Match(submitted.Content, "`([A-Z2-7]{8})`").Groups[1].Value;
        Assert.Contains(scene.Bot.Log.Lines, line => line.Level == LogLevel.Error && line.Message.EndsWith(reference, StringComparison.Ordinal));
        Assert.Equal(["Rex"], scene.Database.Read("SELECT name FROM players WHERE user_id IS NOT NULL"));
        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM api_keys"));
        await scene.EndAsync("reference", "broken");
    }
}
