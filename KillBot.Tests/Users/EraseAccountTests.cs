using System.Globalization;
using System.Text.Json;
using KillBot.Discord.Messages;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Users;

/// <summary>Whoever wants to be forgotten is: no table names them any more.</summary>
public sealed class EraseAccountTests(KillBotApp app) : AppTest(app)
{
    /// <summary>The year 2100.</summary>
    private const long Later = 4_102_444_800_000;

    [Fact]
    public async Task Nothing_of_the_name_or_the_Discord_id_stays_in_any_column()
    {
        var guild = await Given.GuildAsync();
        var person = await Given.MemberAsync(guild.DiscordId!.Value);
        var (player, former, other) = (Given.Name("Forgotten"), Given.Name("Formerly"), Given.Name());
        var userId = $"user_{person.User.Id:N}";
        await App.ExecuteSqlAsync("UPDATE users SET name = @p0 WHERE id = @p1", $"Account of {player}", person.User.Id);
        await App.ExecuteSqlAsync("UPDATE servers SET owner_discord_id = @p0 WHERE id = @p1", person.User.DiscordId, guild.Id);
        await App.ExecuteSqlAsync("UPDATE feeds SET created_by = @p0", person.User.DiscordId);
        var channel = await Given.FeedAsync(guild.DiscordId!.Value);
        await App.ExecuteSqlAsync("UPDATE feeds SET created_by = @p0 WHERE channel_id = @p1", person.User.DiscordId, channel);
        var key = await person.Api.PostAsync("/api/api-keys", new { userId, playerName = former, name = $"Key of {player}" });
        using var tracker = App.Client(key.Text("key"));
        await tracker.PostKillAsync(new { victimId = other, eventId = "mine", location = $"{former}'s hangar", rawData = $"<{former}>" });
        await tracker.PostKillAsync(new { victimId = "PU_Pilots-Human-Criminal-Pilot_Light_200000000001" });
        await Given.KillAsync(new NewKill { KillerName = other, VictimName = former.ToUpperInvariant(), IsPvP = true, Location = $"at {former}" });
        Assert.Equal(RenameResult.Renamed, await App.Get<PlayerRegistry>().RenameAsync(former, player, merge: false));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await Given.KillAsync(player, other);
        await App.Get<PlaySessionRecorder>().RecordAsync(
            player, App.Clock.GetUtcNow().AddHours(-2), App.Clock.GetUtcNow(), CancellationToken.None);
        await person.Api.PostAsync(
            "/api/webhooks", new { name = $"Hook of {player}", url = "https://example.org/hook", events = new[] { "kill.recorded" } });
        var vrchat = await MeetAsync(person, guild.DiscordId!.Value);
        await TellOthersAsync(person, channel, player);
        string[] terms = [player, former, person.User.DiscordId.ToString(CultureInfo.InvariantCulture), vrchat, $"Name of {vrchat[^4..]}"];
        byte[][] ids = [person.User.Id.ToByteArray(true), (await Given.PlayerAsync(player)).Id.ToByteArray(true)];
        var traces = await DatabaseTraces.FindAsync(App.ConnectionString, terms, ids);
        Assert.Contains(traces, trace => trace.StartsWith("kills.killer_name", StringComparison.Ordinal));
        Assert.Contains(traces, trace => trace.StartsWith("outbox_messages.payload", StringComparison.Ordinal));
        Assert.Contains(traces, trace => trace.StartsWith("vrchat_activity.user_id", StringComparison.Ordinal));

        var erased = await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId);

        Assert.Equal(new ErasedAccount(true, Players: 1, Links: 1, Keys: 1, Sessions: 1, Webhooks: 1, VRChatProfiles: 1), erased);
        Assert.Equal([], await DatabaseTraces.FindAsync(App.ConnectionString, terms, ids));
        await RawCounts.AssertRollupsAgreeAsync(App.ConnectionString, "erased");
        Assert.Equal(
            ["0|0"],
            await Sql.LinesAsync(App.ConnectionString, """
                SELECT encounters - (SELECT count(*) FROM vrchat_visits), users - (SELECT count(*) FROM vrchat_users) FROM vrchat_totals
                """));
        Assert.Equal(3, await App.ReadAsync(db => db.Kills.CountAsync(kill => kill.KillerName == other || kill.VictimName == other)));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await person.Api.GetAsync("/auth/me")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await tracker.PostKillAsync(new { victimId = other })).Status);
        Assert.Equal(ErasedAccount.None, await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId));
    }

    [Fact]
    public async Task Nobody_reads_any_more_whose_instances_they_were()
    {
        var guild = await Given.GuildAsync();
        var person = await Given.MemberAsync(guild.DiscordId!.Value);
        await App.Get<ServerSettingsService>().ChangeAsync(guild.Id, chosen => chosen.ShowPrivateInstances = true);
        var (reporter, user, stranger) = (await Reporter.CreateAsync(Given, guild.DiscordId), Reporter.UserId(), Reporter.UserId());
        var (own, theirs) = (Reporter.Instance($"~private({user})~region(eu)"), Reporter.Instance($"~private({stranger})~region(eu)"));
        Assert.Equal(
            "aaaa", await reporter.TellAsync(Reporter.Arrive(0, own), Reporter.Depart(60), Reporter.Arrive(70, theirs), Reporter.Depart(80)));
        await App.ExecuteSqlAsync(
            "INSERT INTO account_links (kind, subject, name, user_id, linked_at, allows_watching) VALUES ('VRChat', @p0, 'X', @p1, 1, 1)",
            user, person.User.Id);
        Assert.NotEmpty(await DatabaseTraces.FindAsync(App.ConnectionString, [$"({user})"], []));

        await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId);

        Assert.Empty(await DatabaseTraces.FindAsync(App.ConnectionString, [user], []));
        Assert.Equal(
            [$"{Reporter.WorldOf(own)}:private", theirs],
            await Sql.LinesAsync(App.ConnectionString, $"""
                SELECT location FROM vrchat_sessions WHERE world_id IN ('{Reporter.WorldOf(own)}', '{Reporter.WorldOf(theirs)}') ORDER BY started_at
                """));
    }

    [Fact]
    public async Task Others_keep_what_is_theirs()
    {
        var (person, other) = (await Given.SignInAsync(), await Given.SignInAsync());
        var (gone, stays) = (await Given.TrackerAsync(owner: person.User.DiscordId), await Given.TrackerAsync(owner: other.User.DiscordId));
        await stays.Api.PostKillAsync(new { victimId = gone.Player });

        await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId);

        var stats = await stays.Api.GetAsync($"/api/stats/user/{stays.Player}");
        Assert.Contains("\"totalKills\":1", stats.Body, StringComparison.Ordinal);
        var kills = await stays.Api.GetAsync($"/api/kills/user/{stays.Player}");
        Assert.Contains("a deleted player", kills.Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await other.Api.GetAsync("/auth/me")).Status);
    }

    [Fact]
    public async Task A_name_that_is_a_word_takes_nobody_elses_news_along()
    {
        var person = await Given.SignInAsync();
        foreach (var word in (string[])["e", "At", "Public", "kills", "The Black Cat", "**"])
        {
            await App.Get<ApiKeyService>().CreateOwnAsync(new NewOwnApiKey(person.User.DiscordId, word, "Key", ApiKeyKind.Standard, null));
        }

        await TellLaterAsync("board.due", """{"At":"2026-11-22T20:00:00+00:00","IsFinal":true}""");
        await TellLaterAsync("vrchat.player_joined", """{"WorldName":"The Black Cat","Access":"Public","UserId":"usr_1","DisplayName":"e"}""");
        await TellLaterAsync("webhook.disabled", """{"Name":"e","Reason":"kills"}""");
        await TellLaterAsync("leaderboard.published", """{"type":"kills","entries":[{"playerName":"Eve","userId":"e"}]}""");
        await TellLaterAsync("board.due", "{}", """{"Embeds":[{"description":"\uD83E\uDD47 **Eve** \u00B7 4 kills"}]}""");

        var before = await WaitingAsync();
        Assert.True(before.Count >= 6);

        await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId);

        Assert.Equal(before, await WaitingAsync());
    }

    [Fact]
    public async Task Boards_that_name_somebody_are_neither_posted_nor_kept()
    {
        var person = await Given.SignInAsync();
        var name = Given.Name("Board_of_O'Neil");
        await App.Get<ApiKeyService>().CreateOwnAsync(new NewOwnApiKey(person.User.DiscordId, name, "Key", ApiKeyKind.Standard, null));
        var shown = JsonEncodedText.Encode($"🥇 **{Markdown.Escape(name, 64)}** · 4 kills");
        await TellLaterAsync("board.due", "{}", $$"""{"Embeds":[{"description":"{{shown}}"}]}""");
        await TellLaterAsync("board.final", "{}", $$"""{"Embeds":[{"description":"{{shown}}"}]}""", isSent: true);
        await TellLaterAsync("leaderboard.published", "{}", $$"""{"Content":"{{shown}}"}""");

        await App.Get<AccountEraser>().EraseAsync(person.User.DiscordId);

        Assert.Equal([], await DatabaseTraces.FindAsync(App.ConnectionString, ["Neil"], []));
    }

    private Task<IReadOnlyList<string>> WaitingAsync() => Sql.LinesAsync(App.ConnectionString, $"""
        SELECT event || data FROM outbox_items WHERE due_at = {Later}
        UNION ALL SELECT payload FROM outbox_messages WHERE next_attempt_at = {Later} AND failed_at IS NULL
        """);

    /// <summary>What waits for a time that does not come, composed already or not.</summary>
    private async Task TellLaterAsync(string name, string data, string? payload = null, bool isSent = false)
    {
        var destination = $"webhook:{Guid.CreateVersion7():N}";
        var message = payload is null ? (Guid?)null : Guid.CreateVersion7();
        if (message is not null)
        {
            await App.ExecuteSqlAsync(
                """
                INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at, sent_at)
                VALUES (@p0, @p1, 'n', @p2, 1, 1, @p3, @p4)
                """,
                message.Value, destination, payload!, Later, isSent ? (object)1L : DBNull.Value);
        }

        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, data, created_at, due_at, message_id) VALUES (@p0, @p1, @p2, @p3, 1, @p4, @p5)",
            destination, name, Guid.CreateVersion7(), data, Later, message is { } id ? (object)id : DBNull.Value);
    }

    // Somebody who is linked to a user of VRChat that trackers met.
    private async Task<string> MeetAsync(SignedIn person, long guild)
    {
        var (reporter, user, stranger, place) = (await Reporter.CreateAsync(Given, guild), Reporter.UserId(), Reporter.UserId(), Reporter.Instance());
        Assert.Equal(
            "aaaa",
            await reporter.TellAsync(
                Reporter.Arrive(0, place), Reporter.Join(60, user), Reporter.Join(70, stranger), Reporter.Leave(120, user)));
        await App.ExecuteSqlAsync(
            "INSERT INTO account_links (kind, subject, name, user_id, linked_at, allows_watching) VALUES ('VRChat', @p0, @p1, @p2, 1, 1)",
            user, $"Name of {user[^4..]}", person.User.Id);
        return user;
    }

    // What has been posted of a kill, and what waits to be told to the person.
    private async Task TellOthersAsync(SignedIn person, long channel, string player)
    {
        var kill = await App.ReadAsync(db => db.Kills.FirstAsync(kill => kill.KillerName == player));
        var message = Guid.CreateVersion7();
        await App.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at, sent_at)
            VALUES (@p0, @p1, 'n', @p2, 1, 1, 1, 1)
            """,
            message, $"discord:{channel}", $$"""[{"title":"{{player}} killed somebody"}]""");
        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, created_at, message_id) VALUES (@p0, 'kill.recorded', @p1, 1, @p2)",
            $"discord:{channel}", kill.Id, message);
        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, data, created_at) VALUES (@p0, 'leaderboard.published', @p1, @p2, 1)",
            "webhook:x", Guid.CreateVersion7(), $$"""{"entries":[{"playerName":"{{player}}"}]}""");
        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, data, created_at) VALUES (@p0, 'webhook.disabled', @p1, '{}', 1)",
            $"discord-user:{person.User.DiscordId}", Guid.CreateVersion7());
    }
}
