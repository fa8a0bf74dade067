using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Leaderboards;

/// <summary>A server whose leaderboards hold what one test has put there.</summary>
public sealed class LeaderboardRig : IDisposable
{
    public KillBotApp App { get; } = new();

    public Given Given => App.Given;

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    /// <summary>Kills of players who are nobody, and deaths by nobody: no one else appears on a board.</summary>
    public async Task KillsAsync(string player, int count, DateTimeOffset? at = null, Guid server = default, bool isPvP = false)
    {
        var time = at ?? Now;
        await App.Get<KillRecorder>().RecordAsync(
        [
            .. Enumerable.Range(0, count).Select(_ => new NewKill
            {
                KillerName = player, VictimName = Given.Name("Npc"), VictimIsNpc = true, Timestamp = time, ServerId = server, IsPvP = isPvP,
            }),
        ]);
    }

    public async Task DeathsAsync(string player, int count, DateTimeOffset? at = null, Guid server = default)
    {
        var time = at ?? Now;
        await App.Get<KillRecorder>().RecordAsync(
        [
            .. Enumerable.Range(0, count).Select(i => new NewKill
            {
                KillerName = Given.Name("Npc"), KillerIsNpc = true, VictimName = player, Timestamp = time.AddSeconds(-i / 1000.0), ServerId = server,
            }),
        ]);
    }

    public async Task<JsonElement> ReadAsync(string path, ApiClient? client = null)
    {
        using var anyone = client is null ? App.Client() : null;
        var answer = await (client ?? anyone!).GetAsync($"/api/leaderboard/{path}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json;
    }

    /// <summary>The entries as <c>1 Ann 5 +0</c>.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string path, ApiClient? client = null) =>
    [
        .. (await ReadAsync(path, client)).GetProperty("entries").EnumerateArray().Select(entry =>
            $"{entry.Text("rank")} {entry.GetProperty("user").Text("username")} {entry.Text("value")} {entry.Text("change")}"),
    ];

    public void Dispose()
    {
        App.Logs.AssertQuiet();
        App.Dispose();
    }
}
