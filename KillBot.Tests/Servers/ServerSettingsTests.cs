using System.Net;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Servers;

/// <summary>Settings: who reads and changes them, what they may be, and that they count at once.</summary>
public sealed class ServerSettingsTests(KillBotApp app) : AppTest(app)
{
    private const long Administrator = 0x8;

    [Fact]
    public async Task A_server_begins_with_the_defaults_and_only_what_is_sent_changes()
    {
        var (path, manager) = await ManagedAsync();

        var before = await manager.Api.GetAsync(path);
        var after = await manager.Api.PutAsync(path, new { language = "PT-br", features = new { notifications = false } });

        Assert.Equal(
            """{"prefix":"!","language":"en","features":{"killTracker":true,"leaderboard":true,"notifications":true},"privacyLevel":"public","killNotifications":true,"leaderboardChannel":null,"showPrivateInstances":false,"timeZone":null,"noticeChannel":null,"adminRole":null,"automaticLanguage":true}""",
            before.Body);
        Assert.Equal(
            """{"prefix":"!","language":"pt-BR","features":{"killTracker":true,"leaderboard":true,"notifications":false},"privacyLevel":"public","killNotifications":true,"leaderboardChannel":null,"showPrivateInstances":false,"timeZone":null,"noticeChannel":null,"adminRole":null,"automaticLanguage":false}""",
            after.Body);
        Assert.Equal(after.Body, (await manager.Api.GetAsync(path)).Body);
        Assert.Equal(after.Body, (await manager.Api.PutAsync(path, "{\"features\":null,\"prefix\":null}")).Body);
    }

    [Fact]
    public async Task Members_read_and_managers_change()
    {
        var (path, manager) = await ManagedAsync();
        var guildId = long.Parse(path.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        var (member, stranger, admin) = (await Given.MemberAsync(guildId), await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        var key = await Given.TrackerAsync(owner: manager.User.DiscordId);
        using var anyone = App.Client();
        var change = new { prefix = "?" };

        (await anyone.GetAsync(path)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await anyone.PutAsync(path, change)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await stranger.Api.GetAsync(path)).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await stranger.Api.PutAsync(path, change)).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Equal(HttpStatusCode.OK, (await member.Api.GetAsync(path)).Status);
        (await member.Api.PutAsync(path, change)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        Assert.Equal(HttpStatusCode.OK, (await key.Api.GetAsync(path)).Status);
        (await key.Api.PutAsync(path, change)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await (await Given.AdminAsync()).Api.PutAsync(path, change)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        Assert.Equal("?", (await manager.Api.PutAsync(path, change)).Text("prefix"));
        Assert.Equal("$", (await admin.Api.PutAsync(path, new { prefix = "$" })).Text("prefix"));
        (await admin.Api.PutAsync("/api/servers/4711/settings", change)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_server_that_has_turned_leaderboards_off_shows_none()
    {
        var (path, manager) = await ManagedAsync();
        var board = $"/api/leaderboard/kills?serverId={path.Split('/')[3]}";

        await manager.Api.PutAsync(path, new { features = new { leaderboard = false } });
        (await manager.Api.GetAsync(board)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");

        await manager.Api.PutAsync(path, new { features = new { leaderboard = true } });
        Assert.Equal(HttpStatusCode.OK, (await manager.Api.GetAsync(board)).Status);
    }

    [Fact]
    public async Task Those_of_the_default_server_are_for_administrators()
    {
        const string Path = "/api/servers/default-server/settings";
        var (person, admin) = (await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));

        (await person.Api.GetAsync(Path)).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await person.Api.PutAsync(Path, new { language = "de" })).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Equal("de", (await admin.Api.PutAsync(Path, new { language = "de" })).Text("language"));
    }

    [Theory]
    [InlineData("{\"prefix\":\"\"}", "prefix")]
    [InlineData("{\"prefix\":\"123456\"}", "prefix")]
    [InlineData("{\"prefix\":\"a b\"}", "prefix")]
    [InlineData("{\"prefix\":\"a\\u200b\"}", "prefix")]
    [InlineData("{\"prefix\":1}", "prefix")]
    [InlineData("{\"language\":\"tlh\"}", "language")]
    [InlineData("{\"language\":\"\"}", "language")]
    [InlineData("{\"features\":{\"killTracker\":\"yes\"}}", "features.killTracker")]
    [InlineData("{\"features\":{\"killtracking\":true}}", "features.killtracking")]
    [InlineData("{\"features\":[]}", "features")]
    [InlineData("{\"privacyLevel\":\"secret\"}", "privacyLevel")]
    [InlineData("{\"privacyLevel\":\"0\"}", "privacyLevel")]
    [InlineData("{\"killNotifications\":1}", "killNotifications")]
    [InlineData("{\"leaderboardChannel\":5}", "leaderboardChannel")]
    [InlineData("{\"leaderboardChannel\":\"\"}", "leaderboardChannel")]
    [InlineData("{\"leaderboardChannel\":\"nowhere\"}", "leaderboardChannel")]
    [InlineData("{\"leaderboardChannel\":\"channel_1\"}", "leaderboardChannel")]
    [InlineData("{\"noticeChannel\":\"nowhere\"}", "noticeChannel")]
    [InlineData("{\"language\":1}", "language")]
    [InlineData("{\"timeZone\":\"\"}", "timeZone")]
    [InlineData("{\"timeZone\":\"Middle/Earth\"}", "timeZone")]
    [InlineData("{\"timeZone\":\"../../../etc/passwd\"}", "timeZone")]
    [InlineData("{\"timeZone\":1}", "timeZone")]
    [InlineData("{\"adminRole\":\"crew\"}", "adminRole")]
    [InlineData("{\"adminRole\":\"-5\"}", "adminRole")]
    [InlineData("{\"adminRole\":\"0\"}", "adminRole")]
    [InlineData("{\"adminRole\":5}", "adminRole")]
    public async Task Wrong_values_are_refused_by_field(string body, string field)
    {
        var (path, manager) = await ManagedAsync();
        var before = await manager.Api.GetAsync(path);

        (await manager.Api.PutAsync(path, body)).AssertInvalid(field);

        Assert.Equal(before.Body, (await manager.Api.GetAsync(path)).Body);
    }

    [Fact]
    public async Task A_leaderboard_channel_is_a_text_channel_of_that_guild()
    {
        var (text, news, voice, twin, other) = (Given.Snowflake(), Given.Snowflake(), Given.Snowflake(), Given.Snowflake(), Given.Snowflake());
        var (path, manager) = await ManagedAsync(
            new GuildChannel(text, "general", 0, 0), new GuildChannel(news, "news", 5, 1), new GuildChannel(voice, "General", 2, 2),
            new GuildChannel(voice + 1_000_000, "lounge", 2, 3),
            new GuildChannel(twin, "twin", 0, 4), new GuildChannel(twin + 1_000_000, "twin", 0, 5));
        await ManagedAsync(new GuildChannel(other, "elsewhere", 0, 0));

        foreach (var name in (string[])["general", "#general", "GENERAL", $"channel_{text}", $"{text}", " general "])
        {
            Assert.Equal("general", (await PutAsync(name)).Text("leaderboardChannel"));
            Assert.Equal("general", (await manager.Api.PutAsync(path, new { prefix = "!" })).Text("leaderboardChannel"));
            Assert.Null((await PutAsync(null)).Text("leaderboardChannel"));
        }

        Assert.Equal("news", (await PutAsync("news")).Text("leaderboardChannel"));
        foreach (var name in (string[])["elsewhere", $"{other}", $"channel_{other}", "lounge", $"channel_{voice}", "twin", "#", "channel_"])
        {
            (await PutAsync(name)).AssertInvalid("leaderboardChannel");
        }

        Assert.Equal("twin", (await PutAsync($"{twin}")).Text("leaderboardChannel"));
        await App.Get<ServerChannelDirectory>().RemoveAsync(twin);
        Assert.Null((await manager.Api.GetAsync(path)).Text("leaderboardChannel"));

        Task<ApiAnswer> PutAsync(string? channel) => manager.Api.PutAsync(path, new { leaderboardChannel = channel });
    }

    [Fact]
    public async Task What_is_null_is_taken_back_and_changes_tell_who_made_them()
    {
        var channel = Given.Snowflake();
        var (path, manager) = await ManagedAsync(new GuildChannel(channel, "notices", 0, 0));

        var chosen = await manager.Api.PutAsync(
            path, new { language = "ja", timeZone = "america/new_york", noticeChannel = "#notices", adminRole = "4711" });
        Assert.Equal(
            ("ja", "America/New_York", "notices", "4711"),
            (chosen.Text("language"), chosen.Text("timeZone"), chosen.Text("noticeChannel"), chosen.Text("adminRole")));
        (await manager.Api.PutAsync(path, new { adminRole = path.Split('/')[3] })).AssertInvalid("adminRole");

        var cleared = await manager.Api.PutAsync(path, "{\"language\":null,\"timeZone\":null,\"noticeChannel\":null,\"adminRole\":null}");
        Assert.Equal("en", cleared.Text("language"));
        Assert.Contains("\"automaticLanguage\":true", cleared.Body, StringComparison.Ordinal);
        Assert.All((string[])["timeZone", "noticeChannel", "adminRole"], field => Assert.Null(cleared.Text(field)));
        var changes = await App.ReadAsync(db => db.ServerSettingsChanges.Where(change => change.DiscordId == manager.User.DiscordId)
            .OrderBy(change => change.Id).ToListAsync());
        Assert.Equal(
            ["language:>ja", "timeZone:>America/New_York", $"noticeChannel:>{channel}", "adminRole:>4711", "language:ja>", "timeZone:America/New_York>", $"noticeChannel:{channel}>", "adminRole:4711>"],
            changes.Select(change => $"{change.Setting}:{change.OldValue}>{change.NewValue}"));
        Assert.All(changes, change => Assert.Equal(SettingsDoor.Api, change.Door));
    }

    [Fact]
    public void Languages_are_those_that_the_bot_speaks() =>
        Assert.Equal(KillBot.Bot.Texts.Language.All.Select(language => language.Code), ServerSettingsRules.Languages);

    [Theory]
    [InlineData("{\"features\":{\"notifications\":false}}", "{\"features\":{\"notifications\":true}}")]
    [InlineData("{\"features\":{\"killTracker\":false}}", "{\"features\":{\"killTracker\":true}}")]
    [InlineData("{\"killNotifications\":false}", "{\"killNotifications\":true}")]
    public async Task What_is_turned_off_is_not_announced_from_the_next_kill_on(string off, string on)
    {
        var (path, manager) = await ManagedAsync();
        var guildId = long.Parse(path.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        var tracker = await Given.TrackerAsync(guild: guildId);
        var destination = $"discord:{await Given.FeedAsync(guildId, FeedKind.Kills)}";
        Assert.Equal(1, await AnnouncedAsync());

        await manager.Api.PutAsync(path, off);
        Assert.Equal(0, await App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.Destination == destination)));
        Assert.Equal(0, await AnnouncedAsync());

        await manager.Api.PutAsync(path, on);
        Assert.Equal(1, await AnnouncedAsync());

        // As another process would, such as a command beside the server.
        await App.ExecuteSqlAsync("UPDATE server_settings SET kill_tracker = 0");
        Assert.Equal(0, await AnnouncedAsync());

        async Task<int> AnnouncedAsync()
        {
            var kill = await Given.KillAsync(tracker.Player, Given.Name());
            return await App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.SubjectId == kill.Id));
        }
    }

    private async Task<(string Path, SignedIn Manager)> ManagedAsync(params GuildChannel[] channels)
    {
        var guildId = Given.Snowflake();
        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, Given.Name("Guild"), null, Given.Snowflake(), 1, channels);
        return ($"/api/servers/{guildId}/settings", await Given.MemberAsync(guildId, Administrator));
    }
}
