using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using KillBot.Benchmarks.Serving;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Benchmarks.Notify;

/// <summary>A fake Discord with one guild, the bot in it, a kill feed in its channel, and a tracker's key of a member.</summary>
internal sealed partial class FeedRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new();
    private readonly HttpMessageInvoker _http;
    private readonly FakeDiscordServer _discord;
    private ServerProcess? _server;
    private AuthenticationHeaderValue? _key;

    private FeedRig(FakeDiscordServer discord)
    {
        _discord = discord;
        _http = new HttpMessageInvoker(_handler);
    }

    public FakeDiscordServer Discord => _discord;

    /// <summary>Messages of the feed as they arrived, in order.</summary>
    public IEnumerable<LoggedRequest> Posts => _discord.Requests.Where(request => request.Method == "POST" && request.Path.EndsWith("/messages", StringComparison.Ordinal));

    public static async Task<FeedRig> StartAsync(FakeDiscordOptions options)
    {
        var rig = new FeedRig(await FakeDiscordServer.StartAsync(options));
        try
        {
            await rig.PrepareAsync();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>The numbers of the victims that a message tells of.</summary>
    public static IEnumerable<int> VictimsIn(LoggedRequest post) =>
        VictimName().Matches(post.Body.GetRawText()).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));

    public static object Kill(int number) => new { victimId = string.Create(CultureInfo.InvariantCulture, $"Victim{number:D5}"), weapon = "behr_lmg_ballistic_01" };

    public async Task PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server!.Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = _key;
        using var response = await _http.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until so many different victims have been told of.</summary>
    public Task WaitForAsync(int victims) =>
        _discord.WaitForAsync(() => Posts.SelectMany(VictimsIn).Distinct().Count() >= victims, Patience, $"{victims} kills in the channel");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _discord.DisposeAsync();
        _http.Dispose();
        _handler.Dispose();
        _folder.Dispose();
    }

    private async Task PrepareAsync()
    {
        var guild = _discord.AddGuild("Benchmark");
        var channel = guild.AddChannel("kills");
        var admin = guild.AddMember("Admin", FakePermissions.Administrator);
        _server = await ServerProcess.StartBenchAsync(
            _folder, ("Discord__Token", _discord.Token), ("Discord__ApiBaseUrl", _discord.ApiBaseUrl.ToString()));
        await _discord.WaitForCommandAsync("feed", Patience);
        var added = await _discord.InvokeCommandAsync(channel, admin, "feed add", ("kind", "kills"), ("channel", channel));
        await added.WaitForResponseAsync(Patience);
        var keys = await BenchKeys.CreateAsync(_server.Address, 1, guild.Id);
        _key = new AuthenticationHeaderValue("Bearer", keys[0]);
    }

    [GeneratedRegex("Victim(?<number>[0-9]{5})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VictimName();
}
