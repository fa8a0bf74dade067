using KillBot.Domain.ApiKeys;
using KillBot.Domain.Users;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>A bot on a database of its own, a Discord, and in it a guild with one channel and its admin.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killbot-");
    private readonly List<Tracker> _trackers = [];
    private RunningBot? _bot;

    private Scene(FakeDiscordServer discord)
    {
        Discord = discord;
        Guild = discord.AddGuild("Guild");
        Channel = Guild.AddChannel("kill-feed");
        Admin = Guild.AddMember("admin", FakePermissions.ManageGuild);
    }

    public FakeDiscordServer Discord { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    /// <summary>A member with Manage Server.</summary>
    public FakeMember Admin { get; }

    public RunningBot Bot => _bot ?? throw new InvalidOperationException("The bot does not run.");

    public TestDatabase Database => new(_folder.FullName);

    /// <summary>A scene whose bot does not run yet.</summary>
    public static async Task<Scene> CreateAsync(FakeDiscordOptions? options = null)
    {
        options ??= new FakeDiscordOptions();
        options.IdentifyWindow = TimeSpan.Zero;
        return new Scene(await FakeDiscordServer.StartAsync(options));
    }

    public static async Task<Scene> StartAsync(FakeDiscordOptions? options = null)
    {
        var scene = await CreateAsync(options);
        await scene.StartBotAsync();
        await scene.Discord.WaitForCommandAsync("feed");
        return scene;
    }

    /// <summary>As <see cref="StartAsync"/>, with a feed of kills in the channel.</summary>
    public static async Task<Scene> StartWithFeedAsync(FakeDiscordOptions? options = null)
    {
        var scene = await StartAsync(options);
        await scene.AddFeedAsync(scene.Channel);
        return scene;
    }

    public async Task StartBotAsync(params IReadOnlyList<string> settings) =>
        _bot = await RunningBot.StartAsync(
        [
            $"--Storage:ConnectionString={Database.ConnectionString}",
            $"--Discord:ApiBaseUrl={Discord.ApiBaseUrl}",
            $"--Discord:Token={Discord.Token}",
            .. settings,
        ]);

    /// <summary>Stops the bot gracefully; its log must hold no warning but the expected ones.</summary>
    public async Task StopBotAsync(params IReadOnlyList<string> expectedWarnings)
    {
        await Bot.StopAsync();
        Bot.Log.AssertQuiet(expectedWarnings);
        await Bot.DisposeAsync();
        _bot = null;
    }

    /// <summary>The last line of a test: nothing went wrong that was not ordered.</summary>
    public async Task EndAsync(params IReadOnlyList<string> expectedWarnings)
    {
        await StopBotAsync(expectedWarnings);
        Discord.AssertClean();
    }

    public async Task AddFeedAsync(FakeChannel channel, string kind = "kills", FakeMember? admin = null)
    {
        var added = await Discord.InvokeCommandAsync(channel, admin ?? Admin, "feed add", ("kind", kind), ("channel", channel));
        await added.WaitForResponseAsync();
        Assert.Contains("From now on", added.Content, StringComparison.Ordinal);
    }

    /// <summary>Runs a command and waits for its answer.</summary>
    public async Task<FakeInteraction> RunAsync(FakeMember member, string command, params (string Name, object Value)[] options)
    {
        var interaction = await Discord.InvokeCommandAsync(Channel, member, command, options);
        return await interaction.WaitForResponseAsync();
    }

    /// <summary>A tracker with a new key, of a player who belongs to a guild (none: <see cref="Guild"/>).</summary>
    public async Task<Tracker> AddTrackerAsync(string player, FakeMember? account = null, FakeGuild? guild = null) =>
        Connect(await CreateKeyAsync(player, account, guild));

    public async Task<string> CreateKeyAsync(string player, FakeMember? account = null, FakeGuild? guild = null)
    {
        if (account is not null)
        {
            await Bot.Services.GetRequiredService<UserDirectory>().SaveAsync((long)account.User.Id, account.User.Name, null);
        }

        var created = await Bot.Services.GetRequiredService<ApiKeyService>().CreateAsync(
            new NewApiKey(player, "Tracker", (long?)account?.User.Id, (long)(guild ?? Guild).Id, Lifetime: null));
        return created.Secret;
    }

    public Tracker Connect(string key)
    {
        var tracker = new Tracker(Bot.Address, key);
        _trackers.Add(tracker);
        return tracker;
    }

    public async ValueTask DisposeAsync()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        await Discord.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
