using KillBot.Bot.Jobs;
using KillBot.Domain.Kills.Claims;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/kill report</c>: a kill that its victim confirms.</summary>
public sealed class KillReportTests
{
    [Fact]
    public async Task A_confirmed_kill_is_recorded_announced_and_counted_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var (killer, victim) = await scene.PairAsync();

        var told = await scene.ReportAsync(killer, victim, "Arrow*head*");
        Assert.True(told.IsEphemeral);
        Assert.StartsWith($"I asked <@{victim.User.Id}>.", told.Content, StringComparison.Ordinal);
        var question = Assert.Single(scene.Channel.Messages);
        Assert.StartsWith(
            $@"<@{victim.User.Id}>, <@{killer.User.Id}> says they killed you (Arrow\*head\*). Is that so?", question.Content, StringComparison.Ordinal);
        Assert.Equal([victim.User.Id.ToString()], question.AllowedMentions.GetProperty("users").EnumerateArray().Select(id => id.GetString()));

        // Nothing counts yet, and nobody but the victim can make it count.
        var stranger = await scene.AnswerAsync(question, "confirm", killer);
        Assert.Equal("Only the one who was asked can answer.", stranger.Content);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));

        await scene.AnswerAsync(question, "confirm", victim);
        Assert.Equal($@"<@{victim.User.Id}> confirms: killed by <@{killer.User.Id}> (Arrow\*head\*). It counts.", question.Content);
        Assert.Equal(0, question.Components.GetArrayLength());
        Assert.Equal(["Prey"], await scene.Channel.WaitForVictimsAsync(1));
        Assert.Equal(
            ["""Hunter|Prey|Arrow*head*|1|{"source":"discord_report"}|1"""],
            scene.Database.Read("SELECT killer_name || '|' || victim_name || '|' || weapon || '|' || is_pvp || '|' || raw_data || '|' || is_news FROM kills"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_disputed_kill_counts_for_nobody_and_both_are_told()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);
        var question = Assert.Single(scene.Channel.Messages);

        await scene.AnswerAsync(question, "dispute", victim);
        Assert.StartsWith($"<@{victim.User.Id}> disputes that <@{killer.User.Id}> killed them", question.Content, StringComparison.Ordinal);
        var direct = await scene.Discord.DirectMessages(killer.User).WaitForMessageAsync();
        Assert.Equal(question.Content, direct.Content);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_claim_survives_a_restart_and_its_button_works_after_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        await scene.Discord.WaitForAsync(() => scene.Discord.Gateway.Identifies == 2, what: "the second start");

        await scene.AnswerAsync(scene.Channel.Messages[0], "confirm", victim);
        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM kills"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task After_a_day_without_an_answer_it_is_over()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        await scene.ReportAsync(killer, victim);
        var question = scene.Channel.Messages[0];
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000");

        // The button is too late even before the job has come by.
        await scene.AnswerAsync(question, "confirm", victim);
        await ExpireAsync(scene);

        Assert.StartsWith($"<@{victim.User.Id}> didn't answer whether", question.Content, StringComparison.Ordinal);
        Assert.Equal(0, question.Components.GetArrayLength());
        Assert.Equal(["Expired"], scene.Database.Read("SELECT state FROM kill_claims"));
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));

        // A message that is gone holds nothing up.
        await scene.ReportAsync(killer, victim);
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000, message_id = 1 WHERE state = 'Open'");
        await ExpireAsync(scene);
        Assert.Equal(["Expired", "Expired"], scene.Database.Read("SELECT state FROM kill_claims"));
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 2592000000");
        await ExpireAsync(scene);
        Assert.Empty(scene.Database.Read("SELECT state FROM kill_claims"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_clock_ends_claims_beside_all_other_jobs()
    {
        await using var scene = await Scene.StartAsync();
        var scheduler = await scene.Bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey(KillClaimExpiryJob.Trigger)));
        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey("leaderboard-snapshot-daily")));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Reports_are_limited_by_reporter_and_by_pair()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        for (var i = 0; i < KillClaims.MaxOfPair; i++)
        {
            Assert.StartsWith("I asked", (await scene.ReportAsync(killer, victim)).Content, StringComparison.Ordinal);
        }

        Assert.StartsWith($"You may report <@{victim.User.Id}> 3 times a day.", (await scene.ReportAsync(killer, victim)).Content, StringComparison.Ordinal);
        foreach (var name in new[] { "Second", "Third" })
        {
            var other = scene.Guild.AddMember(name);
            await scene.CreateKeyAsync(name, other);
            Assert.StartsWith("I asked", (await scene.ReportAsync(killer, other)).Content, StringComparison.Ordinal);
        }

        var fourth = scene.Guild.AddMember("Fourth");
        await scene.CreateKeyAsync("Fourth", fourth);
        Assert.StartsWith("5 reports of yours wait for an answer.", (await scene.ReportAsync(killer, fourth)).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_is_not_in_the_channel_is_asked_by_direct_message_and_answers_there()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();

        var told = await scene.RunAsync(killer, "kill report", ("player", "prey"));
        Assert.StartsWith("I asked", told.Content, StringComparison.Ordinal);
        var question = await scene.Discord.DirectMessages(victim.User).WaitForMessageAsync();
        await scene.AnswerAsync(question, "confirm", victim);

        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Contains("It counts.", (await scene.Discord.DirectMessages(killer.User).WaitForMessageAsync()).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_not_asked_and_it_costs_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        scene.Channel.DenyBot(FakePermissions.SendMessages | FakePermissions.SendMessagesInThreads);
        victim.User.AcceptsDirectMessages = false;

        Assert.StartsWith($"I can't reach <@{victim.User.Id}>", (await scene.ReportAsync(killer, victim)).Content, StringComparison.Ordinal);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kill_claims"));
        // What Discord would refuse is not tried.
        Assert.DoesNotContain(scene.Discord.Requests, request => request.Path.Contains($"/channels/{scene.Channel.Id}/messages", StringComparison.Ordinal));
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("Private")]
    [InlineData("Server")]
    public async Task Who_hides_is_as_unknown_as_nobody(string privacy)
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        scene.Database.Execute($"UPDATE players SET privacy = '{privacy}' WHERE name = 'Prey'");
        scene.Database.Execute("DELETE FROM server_memberships WHERE player_id = (SELECT id FROM players WHERE name = 'Prey')");

        Assert.Equal("I know no player called Prey whom I could ask.", (await scene.RunAsync(killer, "kill report", ("player", "Prey"))).Content);
        Assert.Equal("I know no player called Nobody whom I could ask.", (await scene.RunAsync(killer, "kill report", ("player", "Nobody"))).Content);
        Assert.Equal($"<@{victim.User.Id}> has no player here whom I could ask.", (await scene.ReportAsync(killer, victim)).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_what_to_do()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        var nobody = scene.Guild.AddMember("nobody");

        Assert.StartsWith("No player is linked to your Discord account yet.", (await scene.ReportAsync(nobody, victim)).Content, StringComparison.Ordinal);
        Assert.StartsWith("Name either", (await scene.RunAsync(killer, "kill report")).Content, StringComparison.Ordinal);
        Assert.StartsWith(
            "Name either", (await scene.RunAsync(killer, "kill report", ("victim", victim), ("player", "Prey"))).Content, StringComparison.Ordinal);
        Assert.Equal("Nobody confirms their own kills.", (await scene.ReportAsync(killer, killer)).Content);
        Assert.StartsWith("A weapon's name", (await scene.ReportAsync(killer, victim, "\u202e")).Content, StringComparison.Ordinal);
        Assert.Equal(
            @"I know no player called \@everyone \*\*x whom I could ask.",
            (await scene.RunAsync(killer, "kill report", ("player", "@everyone **x"))).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task It_is_asked_in_the_servers_language_and_told_in_the_callers()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await scene.PairAsync();
        scene.Guild.PreferredLocale = "fr";
        scene.Database.Execute("INSERT INTO server_settings (server_id, prefix, language, kill_tracker, leaderboard, notifications, privacy, "
            + "kill_notifications, show_private_instances) SELECT id, '!', 'fr', 1, 1, 1, 'Public', 1, 0 FROM servers WHERE discord_id IS NOT NULL");
        killer.User.Locale = "de";

        Assert.StartsWith($"Ich habe <@{victim.User.Id}> gefragt.", (await scene.ReportAsync(killer, victim)).Content, StringComparison.Ordinal);
        Assert.Contains("dit t'avoir éliminé (aucune arme indiquée)", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static Task ExpireAsync(Scene scene) => ActivatorUtilities.CreateInstance<KillClaimExpiryJob>(scene.Bot.Services).RunAsync(default);
}
