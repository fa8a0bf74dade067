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
    private const string Buttons = "kill-claim";

    [Fact]
    public async Task A_confirmed_kill_is_recorded_announced_and_counted_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var (killer, victim) = await PairAsync(scene);

        var told = await ReportAsync(scene, killer, victim, "Arrow*head*");
        Assert.True(told.IsEphemeral);
        Assert.StartsWith($"I asked <@{victim.User.Id}>.", told.Content, StringComparison.Ordinal);
        var question = Assert.Single(scene.Channel.Messages);
        Assert.StartsWith(
            $@"<@{victim.User.Id}>, <@{killer.User.Id}> says they killed you (Arrow\*head\*). Is that so?", question.Content, StringComparison.Ordinal);
        Assert.Equal([victim.User.Id.ToString()], question.AllowedMentions.GetProperty("users").EnumerateArray().Select(id => id.GetString()));

        // Nothing counts yet, and nobody but the victim can make it count.
        var stranger = await ClickAsync(scene, question, "confirm", killer);
        Assert.Equal("Only the one who was asked can answer.", stranger.Content);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));

        await ClickAsync(scene, question, "confirm", victim);
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
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);
        var question = Assert.Single(scene.Channel.Messages);

        await ClickAsync(scene, question, "dispute", victim);
        Assert.StartsWith($"<@{victim.User.Id}> disputes that <@{killer.User.Id}> killed them", question.Content, StringComparison.Ordinal);
        var direct = await scene.Discord.DirectMessages(killer.User).WaitForMessageAsync();
        Assert.Equal(question.Content, direct.Content);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_is_never_to_be_asked_again_is_not_until_they_allow_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);

        var answer = await ClickAsync(scene, scene.Channel.Messages[0], "never", victim);
        await answer.WaitForFollowUpsAsync();
        Assert.Equal("Nobody will ask you to confirm kills any more. `/kill requests` changes that.", Assert.Single(answer.FollowUps).Content);
        Assert.Equal($"<@{victim.User.Id}> doesn't want to be asked about kills.", (await ReportAsync(scene, killer, victim)).Content);

        Assert.Equal("Others may ask you to confirm kills.", (await scene.RunAsync(victim, "kill requests", ("allow", true))).Content);
        Assert.StartsWith("I asked", (await ReportAsync(scene, killer, victim)).Content, StringComparison.Ordinal);
        Assert.StartsWith(
            "No player is linked", (await scene.RunAsync(scene.Guild.AddMember("nobody"), "kill requests", ("allow", false))).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Both_buttons_at_once_decide_once()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);
        var question = Assert.Single(scene.Channel.Messages);
        var id = scene.Database.Read("SELECT lower(hex(id)) FROM kill_claims").Single();

        FakeInteraction[] clicks =
        [
            await scene.Discord.ClickAsync(question, $"{Buttons}:confirm:{id}", victim),
            await scene.Discord.ClickAsync(question, $"{Buttons}:dispute:{id}", victim),
            await scene.Discord.ClickAsync(question, $"{Buttons}:confirm:{id}", victim),
        ];
        await Task.WhenAll(clicks.Select(click => click.WaitForResponseAsync()));

        var state = scene.Database.Read("SELECT state FROM kill_claims").Single();
        Assert.Equal([state == "Confirmed" ? "1" : "0"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Contains(state == "Confirmed" ? "confirms: killed by" : "disputes that", question.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_claim_survives_a_restart_and_its_button_works_after_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);
        await scene.StopBotAsync();
        await scene.StartBotAsync();
        await scene.Discord.WaitForAsync(() => scene.Discord.Gateway.Identifies == 2, what: "the second start");

        await ClickAsync(scene, scene.Channel.Messages[0], "confirm", victim);
        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM kills"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task After_a_day_without_an_answer_it_is_over()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);
        var question = scene.Channel.Messages[0];
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000");

        // The button is too late even before the job has come by.
        await ClickAsync(scene, question, "confirm", victim);
        await ExpireAsync(scene);

        Assert.StartsWith($"<@{victim.User.Id}> didn't answer whether", question.Content, StringComparison.Ordinal);
        Assert.Equal(0, question.Components.GetArrayLength());
        Assert.Equal(["Expired"], scene.Database.Read("SELECT state FROM kill_claims"));
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));

        // A message that is gone holds nothing up.
        await ReportAsync(scene, killer, victim);
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000, message_id = 1 WHERE state = 'Open'");
        await ExpireAsync(scene);
        Assert.Equal(["Expired", "Expired"], scene.Database.Read("SELECT state FROM kill_claims"));
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 2592000000");
        await ExpireAsync(scene);
        Assert.Empty(scene.Database.Read("SELECT state FROM kill_claims"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_wants_never_to_be_asked_again_is_not_however_late_they_say_it()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await ReportAsync(scene, killer, victim);
        scene.Database.Execute("UPDATE kill_claims SET created_at = created_at - 86400000");

        var answer = await ClickAsync(scene, scene.Channel.Messages[0], "never", victim);
        await answer.WaitForFollowUpsAsync();

        Assert.Equal("Nobody will ask you to confirm kills any more. `/kill requests` changes that.", Assert.Single(answer.FollowUps).Content);
        Assert.StartsWith($"<@{victim.User.Id}> didn't answer whether", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        Assert.Equal($"<@{victim.User.Id}> doesn't want to be asked about kills.", (await ReportAsync(scene, killer, victim)).Content);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("Hunter", "NULL")]
    [InlineData("Prey", "(SELECT id FROM users WHERE name = 'rightful')")]
    public async Task Nobody_makes_kills_of_players_who_are_not_theirs_any_more(string player, string owner)
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        await scene.CreateKeyAsync("Other", scene.Guild.AddMember("rightful"));
        await ReportAsync(scene, killer, victim);
        // Somebody has proven to be the player, or its account has let go of it.
        Assert.Equal(1, scene.Database.Execute($"UPDATE players SET user_id = {owner} WHERE name = '{player}'"));

        await ClickAsync(scene, scene.Channel.Messages[0], "confirm", victim);

        Assert.StartsWith("One of the two players no longer belongs to the same account:", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Equal(["Void"], scene.Database.Read("SELECT state FROM kill_claims"));
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
        var (killer, victim) = await PairAsync(scene);
        for (var i = 0; i < KillClaims.MaxOfPair; i++)
        {
            Assert.StartsWith("I asked", (await ReportAsync(scene, killer, victim)).Content, StringComparison.Ordinal);
        }

        Assert.StartsWith($"You may report <@{victim.User.Id}> 3 times a day.", (await ReportAsync(scene, killer, victim)).Content, StringComparison.Ordinal);
        foreach (var name in new[] { "Second", "Third" })
        {
            var other = scene.Guild.AddMember(name);
            await scene.CreateKeyAsync(name, other);
            Assert.StartsWith("I asked", (await ReportAsync(scene, killer, other)).Content, StringComparison.Ordinal);
        }

        var fourth = scene.Guild.AddMember("Fourth");
        await scene.CreateKeyAsync("Fourth", fourth);
        Assert.StartsWith("5 reports of yours wait for an answer.", (await ReportAsync(scene, killer, fourth)).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_is_not_in_the_channel_is_asked_by_direct_message_and_answers_there()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);

        var told = await scene.RunAsync(killer, "kill report", ("player", "prey"));
        Assert.StartsWith("I asked", told.Content, StringComparison.Ordinal);
        var question = await scene.Discord.DirectMessages(victim.User).WaitForMessageAsync();
        await ClickAsync(scene, question, "confirm", victim);

        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM kills"));
        Assert.Contains("It counts.", (await scene.Discord.DirectMessages(killer.User).WaitForMessageAsync()).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_not_asked_and_it_costs_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        scene.Channel.DenyBot(FakePermissions.SendMessages | FakePermissions.SendMessagesInThreads);
        victim.User.AcceptsDirectMessages = false;

        Assert.StartsWith($"I can't reach <@{victim.User.Id}>", (await ReportAsync(scene, killer, victim)).Content, StringComparison.Ordinal);
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
        var (killer, victim) = await PairAsync(scene);
        scene.Database.Execute($"UPDATE players SET privacy = '{privacy}' WHERE name = 'Prey'");
        scene.Database.Execute("DELETE FROM server_memberships WHERE player_id = (SELECT id FROM players WHERE name = 'Prey')");

        Assert.Equal("I know no player called Prey whom I could ask.", (await scene.RunAsync(killer, "kill report", ("player", "Prey"))).Content);
        Assert.Equal("I know no player called Nobody whom I could ask.", (await scene.RunAsync(killer, "kill report", ("player", "Nobody"))).Content);
        Assert.Equal($"<@{victim.User.Id}> has no player here whom I could ask.", (await ReportAsync(scene, killer, victim)).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_what_to_do()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        var nobody = scene.Guild.AddMember("nobody");

        Assert.StartsWith("No player is linked to your Discord account yet.", (await ReportAsync(scene, nobody, victim)).Content, StringComparison.Ordinal);
        Assert.StartsWith("Name either", (await scene.RunAsync(killer, "kill report")).Content, StringComparison.Ordinal);
        Assert.StartsWith(
            "Name either", (await scene.RunAsync(killer, "kill report", ("victim", victim), ("player", "Prey"))).Content, StringComparison.Ordinal);
        Assert.Equal("Nobody confirms their own kills.", (await ReportAsync(scene, killer, killer)).Content);
        Assert.StartsWith("A weapon's name", (await ReportAsync(scene, killer, victim, "\u202e")).Content, StringComparison.Ordinal);
        Assert.Equal(
            @"I know no player called \@everyone \*\*x whom I could ask.",
            (await scene.RunAsync(killer, "kill report", ("player", "@everyone **x"))).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task It_is_asked_in_the_servers_language_and_told_in_the_callers()
    {
        await using var scene = await Scene.StartAsync();
        var (killer, victim) = await PairAsync(scene);
        scene.Guild.PreferredLocale = "fr";
        scene.Database.Execute("INSERT INTO server_settings (server_id, prefix, language, kill_tracker, leaderboard, notifications, privacy, "
            + "kill_notifications, show_private_instances) SELECT id, '!', 'fr', 1, 1, 1, 'Public', 1, 0 FROM servers WHERE discord_id IS NOT NULL");
        killer.User.Locale = "de";

        Assert.StartsWith($"Ich habe <@{victim.User.Id}> gefragt.", (await ReportAsync(scene, killer, victim)).Content, StringComparison.Ordinal);
        Assert.Contains("dit t'avoir éliminé (aucune arme indiquée)", scene.Channel.Messages[0].Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static async Task<(FakeMember Killer, FakeMember Victim)> PairAsync(Scene scene)
    {
        var (killer, victim) = (scene.Guild.AddMember("hunter"), scene.Guild.AddMember("prey"));
        await scene.CreateKeyAsync("Hunter", killer);
        await scene.CreateKeyAsync("Prey", victim);
        return (killer, victim);
    }

    private static Task<FakeInteraction> ReportAsync(Scene scene, FakeMember killer, FakeMember victim, string? weapon = null) =>
        scene.RunAsync(killer, "kill report", [("victim", victim), .. weapon is null ? ((string, object)[])[] : [("weapon", weapon)]]);

    private static async Task<FakeInteraction> ClickAsync(Scene scene, FakeMessage message, string button, FakeMember member)
    {
        var id = scene.Database.Read("SELECT lower(hex(id)) FROM kill_claims ORDER BY id DESC")[0];
        var clicked = await scene.Discord.ClickAsync(message, $"{Buttons}:{button}:{id}", member);
        await scene.Discord.WaitForAsync(() => clicked.HasResponse || clicked.FollowUps.Count > 0, what: "an answer to the click");
        return clicked;
    }

    private static Task ExpireAsync(Scene scene) => ActivatorUtilities.CreateInstance<KillClaimExpiryJob>(scene.Bot.Services).RunAsync(default);
}
