using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>What victims answer to <c>/kill report</c>.</summary>
public sealed class KillReportAnswerTests
{
    [Fact]
    public async Task Who_is_never_to_be_asked_again_is_not_until_they_allow_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);

        var answer = await scene.AnswerAsync(scene.Channel.Messages[0], "never", victim);
        await answer.WaitForFollowUpsAsync();
        Assert.Equal("Nobody will ask you to confirm kills any more. `/kill requests` changes that.", Assert.Single(answer.FollowUps).Content);
        Assert.Equal($"<@{victim.User.Id}> doesn't want to be asked about kills.", (await scene.ReportAsync(killer, victim)).Content);

        Assert.Equal("Others may ask you to confirm kills.", (await scene.RunAsync(victim, "kill requests", ("allow", true))).Content);
        Assert.StartsWith("I asked", (await scene.ReportAsync(killer, victim)).Content, StringComparison.Ordinal);
        Assert.StartsWith(
            "No player is linked", (await scene.RunAsync(scene.Guild.AddMember("nobody"), "kill requests", ("allow", false))).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Both_buttons_at_once_decide_once()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);
        var question = Assert.Single(scene.Channel.Messages);
        var id = scene.Database.Read("SELECT lower(hex(id)) FROM kill_claims").Single();

        FakeInteraction[] clicks =
        [
            await scene.Discord.ClickAsync(question, $"kill-claim:confirm:{id}", victim),
            await scene.Discord.ClickAsync(question, $"kill-claim:dispute:{id}", victim),
            await scene.Discord.ClickAsync(question, $"kill-claim:confirm:{id}", victim),
        ];
        await Task.WhenAll(clicks.Select(click => click.WaitForResponseAsync()));

        var state = scene.Database.Read("SELECT state FROM kill_claims").Single();
        Assert.Equal([state == "Confirmed" ? "1" : "0"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Contains(state == "Confirmed" ? "confirms: killed by" : "disputes that", question.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_wants_never_to_be_asked_again_is_not_however_late_they_say_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000");

        var answer = await scene.AnswerAsync(scene.Channel.Messages[0], "never", victim);
        await answer.WaitForFollowUpsAsync();

        Assert.Equal("Nobody will ask you to confirm kills any more. `/kill requests` changes that.", Assert.Single(answer.FollowUps).Content);
        Assert.StartsWith($"<@{victim.User.Id}> didn't answer whether", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        Assert.Equal($"<@{victim.User.Id}> doesn't want to be asked about kills.", (await scene.ReportAsync(killer, victim)).Content);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("Hunter", "NULL")]
    [InlineData("Prey", "(SELECT id FROM users WHERE name = 'rightful')")]
    public async Task Nobody_makes_kills_of_players_who_are_not_theirs_any_more(string player, string owner)
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.CreateKeyAsync("Other", scene.Guild.AddMember("rightful"));
        await scene.ReportAsync(killer, victim);
        // Somebody has proven to be the player, or its account has let go of it.
        Assert.Equal(1, scene.Database.Execute($"UPDATE players SET user_id = {owner} WHERE name = '{player}'"));

        await scene.AnswerAsync(scene.Channel.Messages[0], "confirm", victim);

        Assert.StartsWith("One of the two players no longer belongs to the same account:", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Equal(["Void"], scene.Database.Read("SELECT state FROM kill_claims"));
        await scene.EndAsync();
    }
}
