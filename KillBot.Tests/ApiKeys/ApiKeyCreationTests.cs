using System.Net;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using RestSharp;

namespace KillBot.Tests.ApiKeys;

/// <summary><c>POST /api/api-keys</c>, <c>/primary</c> and <c>/bot</c></summary>
public sealed class ApiKeyCreationTests(KillBotApp app) : AppTest(app)
{
    private const string Path = "/api/api-keys";

    [Fact]
    public async Task A_key_is_made_shown_once_and_works()
    {
        var person = await Given.SignInAsync();
        var player = Given.Name();

        var answer = await person.Api.PostAsync(
            Path, new { userId = IdOf(person), playerName = player, name = "My Application", expiresAt = "2026-12-31T23:59:59.000Z" });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Matches("^key_[0-9a-f]{32}$", answer.Text("id"));
        Assert.Equal(
            ("My Application", player, "2026-12-31T23:59:59.000Z", "2026-01-01T12:00:00.000Z", "standard"),
            (answer.Text("name"), answer.Text("playerName"), answer.Text("expiresAt"), answer.Text("createdAt"), answer.Text("kind")));
        var secret = answer.Text("key")!;
        Assert.Equal(secret[..8], answer.Text("prefix"));
        using var tracker = App.Client(secret);
        var kill = await tracker.PostKillAsync(new { victimId = Given.Name() });
        Assert.Equal((HttpStatusCode.Created, player), (kill.Status, kill.Text("killerId")));
        Assert.DoesNotContain(secret, (await ListAsync(person)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bots_key_bears_its_name()
    {
        var person = await Given.SignInAsync();

        var answer = await person.Api.PostAsync(
            $"{Path}/bot", new { userId = IdOf(person), playerName = Given.Name(), botName = "MyBot" });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(("MyBot", "bot", null), (answer.Text("name"), answer.Text("kind"), answer.Text("expiresAt")));
        Assert.True(ApiKeySecret.HasShape(answer.Text("key")));
    }

    [Fact]
    public async Task A_primary_key_is_made_once_however_many_ask_at_once()
    {
        var person = await Given.SignInAsync();
        var body = new { userId = IdOf(person), playerName = Given.Name() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.Api.PostAsync($"{Path}/primary", body)));

        var made = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.True(ApiKeySecret.HasShape(made.Text("key")));
        Assert.All(answers, answer => Assert.Equal((made.Text("id"), "primary"), (answer.Text("id"), answer.Text("kind"))));
        Assert.All(
            answers.Where(answer => answer != made),
            answer => Assert.Equal((HttpStatusCode.OK, null), (answer.Status, answer.Text("key"))));
        await person.Api.SendAsync(Method.Delete, $"{Path}/{made.Text("id")}");
        var next = await person.Api.PostAsync($"{Path}/primary", body);
        Assert.Equal(HttpStatusCode.Created, next.Status);
        Assert.NotEqual(made.Text("id"), next.Text("id"));
    }

    [Fact]
    public async Task The_database_holds_one_primary_key_of_a_player()
    {
        var person = await Given.SignInAsync();
        var body = new { userId = IdOf(person), playerName = Given.Name() };
        var id = (await person.Api.PostAsync($"{Path}/primary", body)).Text("id")![4..];

        var copy = $"""
            INSERT INTO api_keys (id, lookup_hash, prefix, protected_signing_key, player_id, name, created_at, kind)
            SELECT randomblob(16), randomblob(32), prefix, protected_signing_key, player_id, name, created_at, kind FROM api_keys WHERE id = x'{id}'
            """;

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => App.ExecuteSqlAsync(copy));
    }

    [Fact]
    public async Task Of_two_primary_keys_that_come_together_one_becomes_a_standard_key_and_both_work()
    {
        var person = await Given.SignInAsync();
        var (from, into) = (Given.Name(), Given.Name());
        var first = await person.Api.PostAsync($"{Path}/primary", new { userId = IdOf(person), playerName = from });
        var second = await person.Api.PostAsync($"{Path}/primary", new { userId = IdOf(person), playerName = into });

        // The operator's players rename --merge.
        Assert.Equal(RenameResult.Renamed, await App.Get<PlayerRegistry>().RenameAsync(from, into, merge: true));

        var again = await person.Api.PostAsync($"{Path}/primary", new { userId = IdOf(person), playerName = into });
        Assert.Equal(HttpStatusCode.OK, again.Status);
        foreach (var key in (ApiAnswer[])[first, second])
        {
            using var client = App.Client(key.Text("key"));
            Assert.Equal(HttpStatusCode.Created, (await client.PostKillAsync(new { victimId = Given.Name() })).Status);
        }
    }

    [Fact]
    public async Task The_account_may_be_named_by_a_players_former_name()
    {
        var person = await Given.SignInAsync();
        var (former, present) = (Given.Name(), Given.Name());
        await Given.TrackerAsync(former, owner: person.User.DiscordId);
        await App.Get<PlayerRegistry>().RenameAsync(former, present, merge: false);

        var answer = await person.Api.PostAsync(Path, new { userId = former, playerName = present, name = "x" });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task The_account_may_be_named_by_id_discord_id_or_player()
    {
        var person = await Given.SignInAsync();
        var player = Given.Name();
        await Given.TrackerAsync(player, owner: person.User.DiscordId);
        var playerId = (await Given.PlayerAsync(player)).Id;

        foreach (var userId in (string[])[IdOf(person), $"{person.User.DiscordId}", player.ToUpperInvariant(), $"user_{playerId:N}"])
        {
            Assert.Equal(
                HttpStatusCode.Created, (await person.Api.PostAsync(Path, new { userId, playerName = player, name = "x" })).Status);
        }
    }

    [Fact]
    public async Task Accounts_of_others_are_refused_the_same_as_accounts_that_do_not_exist()
    {
        var (person, other) = (await Given.SignInAsync(), await Given.SignInAsync());
        var theirs = Given.Name();
        await Given.TrackerAsync(theirs, owner: other.User.DiscordId);
        List<string> details = [];

        foreach (var userId in (string[])[
            IdOf(other), $"{other.User.DiscordId}", theirs, "user_123", $"user_{Guid.CreateVersion7():N}", "1", "Nobody", "user_", "' OR 1=1"])
        {
            foreach (var answer in (ApiAnswer[])[
                await person.Api.PostAsync(Path, new { userId, playerName = Given.Name(), name = "x" }),
                await person.Api.PostAsync($"{Path}/primary", new { userId, playerName = Given.Name() }),
                await person.Api.PostAsync($"{Path}/bot", new { userId, playerName = Given.Name(), botName = "x" }),
                await person.Api.GetAsync($"{Path}?userId={Uri.EscapeDataString(userId)}"),
                await person.Api.SendAsync(Method.Delete, $"{Path}/key_{Guid.CreateVersion7():N}", new { userId })])
            {
                details.Add(answer.AssertError(HttpStatusCode.Forbidden, "FORBIDDEN").Text("detail")!);
            }
        }

        Assert.Single(details.Distinct());
    }

    [Fact]
    public async Task An_administrator_makes_keys_for_others()
    {
        var (admin, other) = (await Given.SignInAsync(isAdmin: true), await Given.SignInAsync());
        var player = Given.Name();

        var made = await admin.Api.PostAsync(Path, new { userId = IdOf(other), playerName = player, name = "x" });
        var unknown = await admin.Api.PostAsync(Path, new { userId = "Nobody", playerName = player, name = "x" });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(other.User.Id, (await Given.PlayerAsync(player)).UserId);
        unknown.AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        (await admin.Api.GetAsync($"{Path}?userId=1")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task A_player_of_another_account_is_409_in_any_case()
    {
        var (person, other) = (await Given.SignInAsync(), await Given.SignInAsync());
        var player = Given.Name();
        await Given.TrackerAsync(player, owner: other.User.DiscordId);
        var playerName = player.ToUpperInvariant();

        (await person.Api.PostAsync(Path, new { userId = IdOf(person), playerName, name = "x" }))
            .AssertError(HttpStatusCode.Conflict, "FORBIDDEN");
        (await person.Api.PostAsync($"{Path}/primary", new { userId = IdOf(person), playerName }))
            .AssertError(HttpStatusCode.Conflict, "FORBIDDEN");
        Assert.Equal(other.User.Id, (await Given.PlayerAsync(player)).UserId);
    }

    [Fact]
    public async Task A_claimed_player_takes_on_privacy_and_servers_of_the_account()
    {
        var person = await Given.SignInAsync();
        var guild = await Given.GuildAsync();
        var channel = await Given.FeedAsync(guild.DiscordId!.Value);
        await App.ExecuteSqlAsync("UPDATE users SET privacy = 'Server' WHERE id = @p0", person.User.Id);
        await App.ExecuteSqlAsync(
            "INSERT INTO server_members (server_id, user_id, is_owner, permissions, seen_at) VALUES (@p0, @p1, 0, 0, 0)", guild.Id, person.User.Id);
        var player = Given.Name();
        var before = await Given.KillAsync(player, Given.Name());

        await person.Api.PostAsync(Path, new { userId = IdOf(person), playerName = player, name = "x" });
        var after = await Given.KillAsync(player, Given.Name());

        Assert.Equal(Privacy.Server, (await Given.PlayerAsync(player)).Privacy);
        Assert.Equal([after.Id], await App.ReadAsync(db => db.OutboxItems.Where(item => item.SubjectId == before.Id || item.SubjectId == after.Id)
            .Select(item => item.SubjectId).ToListAsync()));
        Assert.NotEqual(0, channel);
    }

    [Fact]
    public async Task An_account_has_25_working_keys_at_most()
    {
        var person = await Given.SignInAsync();
        var body = new { userId = IdOf(person), playerName = Given.Name(), name = "x" };
        var primary = await person.Api.PostAsync($"{Path}/primary", body);
        for (var i = 1; i < ApiKeyService.MaxKeysPerAccount; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await person.Api.PostAsync(Path, body)).Status);
        }

        (await person.Api.PostAsync(Path, body)).AssertInvalid("userId");
        Assert.Equal(HttpStatusCode.OK, (await person.Api.PostAsync($"{Path}/primary", body)).Status);
        await person.Api.SendAsync(Method.Delete, $"{Path}/{primary.Text("id")}");
        Assert.Equal(HttpStatusCode.Created, (await person.Api.PostAsync(Path, body)).Status);
    }

    [Fact]
    public async Task An_account_claims_25_players_at_most()
    {
        var person = await Given.SignInAsync();
        for (var i = 0; i < ApiKeyService.MaxPlayersPerAccount; i++)
        {
            var made = await person.Api.PostAsync(Path, new { userId = IdOf(person), playerName = Given.Name(), name = "x" });
            await person.Api.SendAsync(Method.Delete, $"{Path}/{made.Text("id")}");
        }

        var oneMore = Given.Name();
        (await person.Api.PostAsync(Path, new { userId = IdOf(person), playerName = oneMore, name = "x" })).AssertInvalid("playerName");
        Assert.Empty(await App.Get<PlayerQueries>().FindByNameAsync(oneMore, CancellationToken.None));
    }

    [Fact]
    public async Task Keys_are_made_and_seen_with_a_token_only()
    {
        var person = await Given.SignInAsync();
        var key = await Given.TrackerAsync(owner: person.User.DiscordId);
        using var nobody = App.Client();
        using var expired = App.Client("a.b.c");
        var body = new { userId = IdOf(person), playerName = key.Player, name = "x" };

        (await nobody.PostAsync(Path, body)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await expired.PostAsync(Path, body)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await key.Api.PostAsync(Path, body)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await key.Api.GetAsync($"{Path}?userId={IdOf(person)}")).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await key.Api.SendAsync(Method.Delete, $"{Path}/key_1")).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
    }

    internal static string IdOf(SignedIn person) => $"user_{person.User.Id:N}";

    private static Task<ApiAnswer> ListAsync(SignedIn person) => person.Api.GetAsync($"{Path}?userId={IdOf(person)}");

    [Fact]
    public async Task Keys_that_were_revoked_are_remembered_up_to_a_number_and_those_that_work_all()
    {
        var (person, player) = (await Given.SignInAsync(), Given.Name());
        var keys = App.Get<ApiKeyService>();
        var working = await keys.CreateOwnAsync(new NewOwnApiKey(person.User.DiscordId, player, "Works", ApiKeyKind.Standard, null));
        for (var i = 0; i < ApiKeyService.MaxEndedKeys + 5; i++)
        {
            var made = await keys.CreateOwnAsync(new NewOwnApiKey(person.User.DiscordId, player, $"Key {i}", ApiKeyKind.Standard, null));
            Assert.True(await keys.RevokeAsync(made.Key!.Key.Id));
            App.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        await keys.CreateOwnAsync(new NewOwnApiKey(person.User.DiscordId, player, "Last", ApiKeyKind.Standard, null));

        var listed = await keys.ListByUserAsync(person.User.Id, CancellationToken.None);
        Assert.Equal(ApiKeyService.MaxEndedKeys + 2, listed.Count);
        Assert.Equal(working.Key!.Key.Id, listed[0].Key.Id);
        Assert.Equal("Key 5", listed[1].Key.Name);
        Assert.Equal("Last", listed[^1].Key.Name);
    }
}
