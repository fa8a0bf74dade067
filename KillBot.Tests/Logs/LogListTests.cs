using System.Net;
using System.Text.Json;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Logs;

/// <summary>Who may see which logs there are.</summary>
public sealed class LogListTests(LogFolderApp folder) : LogFolderTest(folder)
{
    [Theory]
    [InlineData(Method.Get, "/api/logs/directories")]
    [InlineData(Method.Get, "/api/logs/files")]
    [InlineData(Method.Post, "/api/logs/validate")]
    [InlineData(Method.Post, "/api/logs/parse")]
    public async Task The_parser_is_for_administrators(Method method, string path)
    {
        var tracker = await Given.TrackerAsync(owner: await Given.UserAsync());
        using var anonymous = App.Client();
        using var stranger = App.Client("kb_nonsense");

        (await anonymous.SendAsync(method, path, "{}")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await stranger.SendAsync(method, path, "{}")).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await tracker.Api.SendAsync(method, path, "{}")).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
    }

    [Fact]
    public async Task Folders_are_told_with_what_is_in_them()
    {
        using var app = new LogFolderApp();
        var newest = app.Write("LIVE/Game.log", new byte[10]);
        app.Write("LIVE/logbackups/old.log", new byte[5]);
        app.Write("LIVE/Data.p4k", new byte[100]);
        File.SetLastWriteTimeUtc(newest, new DateTime(2027, 1, 2, 3, 4, 5, DateTimeKind.Utc));

        var answer = await (await app.App.Given.AdminAsync()).Api.GetAsync("/api/logs/directories");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var directories = answer.Json.GetProperty("directories").EnumerateArray().ToArray();
        Assert.Equal([app.Folder, app.Missing], directories.Select(directory => directory.Text("path")));
        Assert.Equal(["True", "2", "15", "2027-01-02T03:04:05.000Z"], Fields(directories[0], "exists", "fileCount", "totalSize", "modifiedAt"));
        Assert.Equal(["False", "0", "0", null], Fields(directories[1], "exists", "fileCount", "totalSize", "modifiedAt"));
    }

    [Fact]
    public async Task Files_are_listed_newest_first_and_page_by_page()
    {
        using var app = new LogFolderApp();
        string[] names = ["LIVE/logbackups/c.log.gz", "LIVE/Game.log", "PTU/Game.log", "LIVE/logbackups/a.log"];
        foreach (var (i, name) in names.Index())
        {
            File.SetLastWriteTimeUtc(app.Write(name, new byte[i + 1]), new DateTime(2026, 1, 10 - i, 0, 0, 0, DateTimeKind.Utc));
        }

        var admin = await app.App.Given.AdminAsync();
        var all = await admin.Api.GetAsync("/api/logs/files");

        Assert.Equal(names.Select(name => Path.Combine(app.Folder, name)), Paths(all));
        Assert.Equal("4", all.Text("total"));
        var first = all.Json.GetProperty("files")[1];
        Assert.Equal(
            ["Game.log", app.Folder, "2", "2026-01-09T00:00:00.000Z", "True"], Fields(first, "name", "directory", "size", "modifiedAt", "isLive"));
        Assert.Equal(Paths(all).Skip(1).Take(2), Paths(await admin.Api.GetAsync("/api/logs/files?limit=2&offset=1")));
        Assert.Empty(Paths(await admin.Api.GetAsync("/api/logs/files?offset=9999999999")));
        Assert.Single(Paths(await admin.Api.GetAsync("/api/logs/files?limit=-5&offset=-1")));
        Assert.Equal("500", (await admin.Api.GetAsync("/api/logs/files?limit=100000")).Text("limit"));
        (await admin.Api.GetAsync("/api/logs/files?limit=many")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Without_configured_folders_there_is_nothing()
    {
        using var app = new KillBotApp();
        var admin = await app.Given.AdminAsync();

        Assert.Empty((await admin.Api.GetAsync("/api/logs/directories")).Json.GetProperty("directories").EnumerateArray());
        Assert.Empty(Paths(await admin.Api.GetAsync("/api/logs/files")));
        (await admin.Api.PostAsync("/api/logs/parse", new { filePath = "/etc/hosts.log" })).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Reading_logs_is_limited_and_listing_them_is_not()
    {
        using var app = new KillBotApp { Settings = { ["RateLimits:LogParsingPerHour"] = "2" } };
        var admin = await app.Given.AdminAsync();

        await admin.Api.GetAsync("/api/logs/files");
        await admin.Api.PostAsync("/api/logs/validate", "{}");
        Assert.Equal("0", (await admin.Api.PostAsync("/api/logs/validate", "{}")).Header("X-RateLimit-Remaining"));

        (await admin.Api.PostAsync("/api/logs/parse", "{}")).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        app.Logs.AssertQuiet();
    }

    private static IEnumerable<string?> Paths(ApiAnswer answer) =>
        answer.Json.GetProperty("files").EnumerateArray().Select(file => file.Text("path"));

    private static IEnumerable<string?> Fields(JsonElement element, params string[] names) => names.Select(name => element.Text(name));
}
