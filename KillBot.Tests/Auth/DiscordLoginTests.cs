using System.Globalization;
using System.Net;
using System.Text.Json;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Auth;

/// <summary><c>POST /auth/discord</c></summary>
public sealed class DiscordLoginTests(LoginApp login) : LoginTest(login)
{
    [Fact]
    public async Task The_answer_has_the_documents_shape()
    {
        var user = Login.AddUser();
        user.GlobalName = "Display Name";
        user.Avatar = "a_0123abcd";

        var answer = await Login.SignInAsync(user);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("2026-01-02T12:00:00.000Z", answer.Text("expiresAt"));
        var account = answer.Json.GetProperty("user");
        Assert.Matches("^user_[0-9a-f]{32}$", account.Text("id"));
        Assert.Equal(
            (Text(user.Id), "Display Name", "0", $"https://cdn.discordapp.com/avatars/{user.Id}/a_0123abcd.gif"),
            (account.Text("discordId"), account.Text("username"), account.Text("discriminator"), account.Text("avatar")));
        Assert.Equal("user", account.Text("role"));
        Assert.Equal(["view_own_data", "use_features"], Texts(account, "permissions"));
        Assert.False(account.GetProperty("isAdmin").GetBoolean());
        Assert.False(account.GetProperty("isServerOwner").GetBoolean());
        Assert.Equal(0, account.GetProperty("servers").GetArrayLength());
        Assert.Equal("2026-01-01T12:00:00.000Z", account.Text("createdAt"));
        Assert.Equal("2026-01-01T12:00:00.000Z", account.Text("lastLoginAt"));
        using var client = Login.App.Client(answer.Text("token"));
        Assert.Equal(account.GetRawText(), (await client.GetAsync("/auth/me")).Json.GetProperty("user").GetRawText());
    }

    [Theory]
    [InlineData(FakePermissions.Everyone, false, "user")]
    [InlineData(FakePermissions.ManageGuild, false, "server_admin")]
    [InlineData(FakePermissions.Administrator, false, "server_admin")]
    [InlineData(FakePermissions.None, true, "server_admin")]
    public async Task The_role_comes_from_the_guilds(FakePermissions permissions, bool isOwner, string role)
    {
        var user = Login.AddUser();
        Login.Discord.OAuth.AddForeignGuild(user, "Elsewhere", FakePermissions.Everyone);
        var guild = Login.Discord.OAuth.AddForeignGuild(user, "Fleet", permissions, isOwner);

        var account = (await Login.SignInAsync(user)).Json.GetProperty("user");

        Assert.Equal(role, account.Text("role"));
        Assert.Equal(role == "server_admin", Texts(account, "permissions").Contains("manage_server"));
        Assert.Equal(isOwner, account.GetProperty("isServerOwner").GetBoolean());
        var server = Assert.Single(account.GetProperty("servers").EnumerateArray(), entry => entry.Text("name") == "Fleet");
        Assert.Equal((Text(guild.Id), isOwner), (server.Text("discordId"), server.GetProperty("isOwner").GetBoolean()));
        Assert.Equal(role == "server_admin" ? ["read", "write"] : ["read"], Texts(server, "permissions"));
        Assert.Equal($"https://cdn.discordapp.com/icons/{guild.Id}/a1b2c3.png", server.Text("icon"));
        Assert.False(server.GetProperty("isActive").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_administrator_is_marked_or_configured(bool isMarked)
    {
        var user = Login.AddUser();
        using var own = Login.NewApp();
        if (isMarked)
        {
            await own.Get<KillBot.Domain.Users.UserDirectory>().SaveAsync((long)user.Id, "Operator", isAdmin: true);
        }
        else
        {
            own.Settings["Discord:AdminIds:0"] = Text(user.Id);
        }

        using var client = own.Client();
        var account = (await client.PostAsync("/auth/discord", new { code = Login.Discord.OAuth.Authorize(user) })).Json.GetProperty("user");

        Assert.Equal("admin", account.Text("role"));
        Assert.True(account.GetProperty("isAdmin").GetBoolean());
        Assert.Contains("manage_users", Texts(account, "permissions"));
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_second_login_finds_the_account_and_follows_discord_until_a_name_is_chosen()
    {
        var user = Login.AddUser();
        var first = (await Login.SignInAsync(user)).Json.GetProperty("user");

        user.GlobalName = "Renamed";
        user.Avatar = "beef";
        var second = (await Login.SignInAsync(user)).Json.GetProperty("user");
        await Login.App.ExecuteSqlAsync("UPDATE users SET name = 'Chosen', is_name_chosen = 1 WHERE discord_id = @p0", (long)user.Id);
        user.GlobalName = "Renamed again";
        var third = (await Login.SignInAsync(user)).Json.GetProperty("user");

        Assert.Equal(user.Name, first.Text("username"));
        Assert.Equal("Renamed", second.Text("username"));
        Assert.Contains("beef", second.Text("avatar"), StringComparison.Ordinal);
        Assert.Equal("Chosen", third.Text("username"));
        Assert.All([second, third], account => Assert.Equal(first.Text("id"), account.Text("id")));
    }

    [Fact]
    public async Task Players_follow_their_account_into_guilds_and_out_of_them_at_once()
    {
        var user = Login.AddUser();
        var guild = await Login.App.Given.GuildAsync();
        var snowflake = (ulong)guild.DiscordId!.Value;
        await Login.App.Given.FeedAsync(guild.DiscordId.Value, FeedKind.Kills);
        var joined = new FakeForeignGuild(snowflake, "Told by the login", user, FakePermissions.Everyone, false);
        var me = await Login.SignInAsync(user);
        var tracker = await Login.App.Given.TrackerAsync(owner: (long)user.Id);
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        Assert.Equal(0, await WaitingAsync());

        Login.Discord.OAuth.Join(joined);
        var inside = (await Login.SignInAsync(user)).Json.GetProperty("user").GetProperty("servers")[0];
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        var whileInside = await WaitingAsync();
        Login.Discord.OAuth.Leave(joined);
        var outside = (await Login.SignInAsync(user)).Json.GetProperty("user");
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });

        Assert.Equal((guild.Name, true), (inside.Text("name"), inside.GetProperty("isActive").GetBoolean()));
        Assert.Equal(1, whileInside);
        Assert.Equal(0, outside.GetProperty("servers").GetArrayLength());
        Assert.Equal(1, await WaitingAsync());
        Assert.Equal(HttpStatusCode.OK, me.Status);

        Task<int> WaitingAsync() => Login.App.ReadAsync(async db =>
        {
            var player = await Login.App.Given.PlayerAsync(tracker.Player);
            return await db.OutboxItems.CountAsync(item => db.Kills.Any(kill => kill.Id == item.SubjectId && kill.KillerId == player.Id));
        });
    }

    [Fact]
    public async Task A_players_home_server_stays_although_the_account_left_the_guild()
    {
        var user = Login.AddUser();
        var guild = Login.Discord.OAuth.AddForeignGuild(user, "Home");
        await Login.SignInAsync(user);
        var tracker = await Login.App.Given.TrackerAsync(owner: (long)user.Id, guild: (long)guild.Id);

        Login.Discord.OAuth.Leave(guild);
        await Login.SignInAsync(user);

        var player = await Login.App.Given.PlayerAsync(tracker.Player);
        Assert.True(await Login.App.ReadAsync(db => db.ServerMemberships.AnyAsync(membership => membership.PlayerId == player.Id)));
    }

    [Fact]
    public async Task Guilds_need_not_be_told_and_are_kept_then()
    {
        var user = Login.AddUser();
        Login.Discord.OAuth.AddForeignGuild(user, "Fleet");
        var before = (await Login.SignInAsync(user)).Json.GetProperty("user").GetProperty("servers").GetArrayLength();

        var after = await Login.SignInAsync(user, "identify");

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal((1, 1), (before, after.Json.GetProperty("user").GetProperty("servers").GetArrayLength()));
    }

    [Fact]
    public async Task What_the_gateway_told_of_a_guild_counts_more_than_what_a_login_tells()
    {
        var user = Login.AddUser();
        var guild = Login.Discord.OAuth.AddForeignGuild(user, "Old name");
        var servers = Login.App.Get<ServerDirectory>();
        await servers.SaveGuildAsync((long)guild.Id, "New name", null, 77, 5);

        await Login.SignInAsync(user);
        var known = await servers.FindAsync(null, (long)guild.Id, CancellationToken.None);
        await servers.LeaveGuildAsync((long)guild.Id);
        await Login.SignInAsync(user);
        var left = await servers.FindAsync(null, (long)guild.Id, CancellationToken.None);

        Assert.Equal(("New name", "a1b2c3", 77L), (known!.Name, known.Icon, known.OwnerDiscordId));
        Assert.Equal(("Old name", false), (left!.Name, left.IsActive));
    }

    [Fact]
    public async Task The_access_token_is_kept_nowhere()
    {
        await Login.SignInAsync(Login.AddUser());

        var tables = await Sql.LinesAsync(Login.App.ConnectionString, "SELECT name FROM sqlite_master WHERE type = 'table'");
        foreach (var table in tables)
        {
            foreach (var line in await Sql.LinesAsync(Login.App.ConnectionString, $"SELECT * FROM {table}"))
            {
                Assert.All(Login.Discord.OAuth.AccessTokens, token => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
            }
        }

        Assert.NotEmpty(Login.Discord.OAuth.AccessTokens);
    }

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Texts(JsonElement json, string property) =>
        [.. json.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];
}
