using System.Net;
using System.Text.Json;
using KillBot.Api.Auth;
using KillBot.Domain.Logins;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;

namespace KillBot.Tests.Servers;

/// <summary>What of a server is shown to whom.</summary>
public sealed class ServerTests(KillBotApp app) : AppTest(app)
{
    private const long ManageGuild = 0x20;

    [Fact]
    public async Task A_server_has_members_and_channels_for_its_members()
    {
        var guildId = Given.Snowflake();
        var (owner, manager, member) = (await Given.SignInAsync(), await Given.SignInAsync(), await Given.SignInAsync());
        await App.Get<ServerDirectory>().SaveGuildAsync(
            guildId, "Guild", "cafe", owner.User.DiscordId, 150,
            [new GuildChannel(71, "voice", 2, 2), new GuildChannel(70, "general", 0, 1), new GuildChannel(72, "future", 99, 3)]);
        await SeeAsync(guildId, owner);
        await SeeAsync(guildId, manager, ManageGuild);
        await SeeAsync(guildId, member);

        var answer = await member.Api.GetAsync($"/api/servers/{guildId}");

        Assert.Equal(($"{guildId}", "Guild", "True", "150"), (answer.Text("discordId"), answer.Text("name"), answer.Text("isActive"), answer.Text("memberCount")));
        Assert.Equal($"https://cdn.discordapp.com/icons/{guildId}/cafe.png", answer.Text("icon"));
        Assert.Equal(
            ["channel_70 general text", "channel_71 voice voice", "channel_72 future unknown"],
            answer.Json.GetProperty("channels").EnumerateArray().Select(c => $"{c.Text("id")} {c.Text("name")} {c.Text("type")}"));
        var members = answer.Json.GetProperty("members").EnumerateArray().ToDictionary(m => m.GetProperty("user").Text("username")!);
        Assert.Equal(("True", """["read","write"]"""), Rights(members[owner.User.Name]));
        Assert.Equal(("False", """["read","write"]"""), Rights(members[manager.User.Name]));
        Assert.Equal(("False", """["read"]"""), Rights(members[member.User.Name]));
        Assert.Equal(answer.Body, (await member.Api.GetAsync($"/api/servers/{answer.Text("id")}")).Body);

        using var anyone = App.Client();
        var outside = await anyone.GetAsync($"/api/servers/{guildId}");
        Assert.Equal("[]", outside.Json.GetProperty("channels").GetRawText());
        Assert.Equal(3, outside.Json.GetProperty("members").GetArrayLength());
    }

    [Fact]
    public async Task The_owner_is_whom_Discord_names_now()
    {
        var guildId = Given.Snowflake();
        var (first, second) = (await Given.SignInAsync(), await Given.SignInAsync());
        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, "Guild", null, first.User.DiscordId, 2);
        await SeeAsync(guildId, first);
        await SeeAsync(guildId, second);

        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, "Guild", null, second.User.DiscordId, 2);

        (await first.Api.PutAsync($"/api/servers/{guildId}/settings", new { prefix = "?" }))
            .AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        Assert.Equal(HttpStatusCode.OK, (await second.Api.PutAsync($"/api/servers/{guildId}/settings", new { prefix = "?" })).Status);
    }

    [Fact]
    public async Task Members_come_in_pages()
    {
        var guild = (await Given.GuildAsync()).DiscordId!.Value;
        var people = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            people.Add($"user_{(await Given.MemberAsync(guild)).User.Id:N}");
        }

        using var anyone = App.Client();
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await anyone.GetAsync($"/api/servers/{guild}?limit=2{(cursor is null ? "" : $"&membersCursor={cursor}")}");
            seen.AddRange(page.Json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("user").Text("id")!));
            cursor = page.Text("membersCursor");
        }
        while (cursor is not null);

        Assert.Equal(people.Order(StringComparer.Ordinal), seen);
        Assert.Equal(1, (await anyone.GetAsync($"/api/servers/{guild}?limit=0")).Json.GetProperty("members").GetArrayLength());
        (await anyone.GetAsync($"/api/servers/{guild}?membersCursor=x")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task The_default_server_is_there_for_everybody()
    {
        using var anyone = App.Client();

        var answer = await anyone.GetAsync("/api/servers/default-server");

        Assert.Equal(("default-server", null, null), (answer.Text("id"), answer.Text("discordId"), answer.Text("icon")));
    }

    [Theory]
    [InlineData("server")]
    [InlineData("private")]
    public async Task A_closed_server_is_as_unknown_to_outsiders_as_none(string level)
    {
        var guild = await Given.GuildAsync();
        var guildId = guild.DiscordId!.Value;
        var (manager, member) = (await Given.MemberAsync(guildId, ManageGuild), await Given.MemberAsync(guildId));
        var (stranger, admin) = (await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        var key = await Given.TrackerAsync(guild: guildId);
        var kill = await key.Api.PostKillAsync(new { victimId = Given.Name() });
        await manager.Api.PutAsync($"/api/servers/{guildId}/settings", new { privacyLevel = level });
        using var anyone = App.Client();

        foreach (var path in (string[])["/api/servers/{0}", "/api/kills/server/{0}"])
        {
            foreach (var api in (ApiClient[])[anyone, stranger.Api])
            {
                var nobody = await AskAsync(api, path, "4711");
                Assert.Equal(nobody, await AskAsync(api, path, $"{guildId}"));
                Assert.Equal(nobody, await AskAsync(api, path, $"server_{guild.Id:N}"));
            }

            foreach (var api in (ApiClient[])[manager.Api, member.Api, admin.Api, key.Api])
            {
                Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, guildId))).Status);
            }
        }

        (await stranger.Api.GetAsync($"/api/servers/{guildId}/settings")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        var profile = await anyone.GetAsync($"/api/users/{key.Player}");
        Assert.Equal("a private server", profile.Json.GetProperty("kills")[0].GetProperty("server").Text("name"));
        Assert.DoesNotContain(guild.Name, profile.Body, StringComparison.Ordinal);
        Assert.Contains(guild.Name, (await member.Api.GetAsync($"/api/users/{key.Player}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, kill.Status);

        async Task<string> AskAsync(ApiClient api, string path, string id)
        {
            var answer = (await api.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)))
                .AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            return answer.Body.Replace(answer.Text("traceId")!, "", StringComparison.Ordinal)
                .Replace(answer.Text("instance")!, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_guild_that_the_bot_was_never_in_is_known_to_its_members_only()
    {
        var guildId = Given.Snowflake();
        var profile = new DiscordProfile(Given.Snowflake(), Given.Name("User"), "0", null, [new DiscordGuild(guildId, "Hideout", null, false, 0)]);
        var session = await App.Get<AccountLogin>().SignInAsync(profile, TimeSpan.FromDays(1));
        using var member = App.Client(App.Get<SessionTokens>().Write(session));
        using var anyone = App.Client();
        var stranger = await Given.SignInAsync();

        foreach (var api in (ApiClient[])[anyone, stranger.Api])
        {
            (await api.GetAsync($"/api/servers/{guildId}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            (await api.GetAsync($"/api/leaderboard/kills?serverId={guildId}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        }

        Assert.Single((await member.GetAsync($"/api/servers/{guildId}")).Json.GetProperty("members").EnumerateArray());

        // A bot that was there and left leaves what was public public.
        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, "Hideout", null, Given.Snowflake(), 3);
        await App.Get<ServerDirectory>().LeaveGuildAsync(guildId);
        Assert.Equal("False", (await anyone.GetAsync($"/api/servers/{guildId}")).Text("isActive"));
    }

    [Fact]
    public async Task A_key_without_an_account_is_in_no_server_but_its_players()
    {
        // Players without an account have no owner in common.
        var guildId = (await Given.GuildAsync()).DiscordId!.Value;
        await Given.TrackerAsync(guild: guildId);
        var manager = await Given.MemberAsync(guildId, ManageGuild);
        await manager.Api.PutAsync($"/api/servers/{guildId}/settings", new { privacyLevel = "private" });
        var other = await Given.TrackerAsync();

        (await other.Api.GetAsync($"/api/servers/{guildId}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    private Task<int> SeeAsync(long guildId, SignedIn person, long permissions = 0) =>
        App.Get<ServerDirectory>().SeeMemberAsync(guildId, person.User.DiscordId, permissions);

    private static (string?, string) Rights(JsonElement member) =>
        (member.Text("isOwner"), member.GetProperty("permissions").GetRawText());
}
