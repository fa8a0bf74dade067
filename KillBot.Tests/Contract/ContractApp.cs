using KillBot.Domain.Webhooks;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.StarCitizen.Citizens;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Contract;

/// <summary>A server with everything set up that the document's endpoints need: Discord's login, citizen pages, a folder of logs.</summary>
public sealed class ContractApp : IAsyncLifetime, IDisposable
{
    /// <summary>An address of a webhook where nobody listens.</summary>
    public const string ClosedUrl = "http://127.0.0.1:1024/webhook";

    private readonly TempFolder _logs = new();
    private FakeDiscordServer _discord = null!;
    private FakeSite _site = null!;

    public KillBotApp App { get; private set; } = null!;

    /// <summary>A log of the game, in the one folder that may be read.</summary>
    public string LogFile => _logs.File("Game.log");

    /// <summary>The code with which somebody with an avatar comes back from Discord.</summary>
    public string AuthorizeWithDiscord()
    {
        var user = _discord.AddUser(Given.Name("user").ToLowerInvariant());
        user.Avatar = "8342729096ea3675442027381ff50dfe";
        _discord.OAuth.AddForeignGuild(user, "Guild", isOwner: true);
        return _discord.OAuth.Authorize(user);
    }

    public async Task InitializeAsync()
    {
        File.Copy("Fixtures/starcitizen/lines.log", LogFile);
        _discord = await FakeDiscordServer.StartAsync();
        _site = await FakeSite.StartAsync();
        App = new KillBotApp
        {
            ConfigureServices = services => services.Configure<WebhookOptions>(options => options.AllowPrivateNetworks = true),
            Settings =
            {
                ["Discord:ApiBaseUrl"] = _discord.ApiBaseUrl.ToString(),
                ["Discord:ClientId"] = _discord.OAuth.ClientId,
                ["Discord:ClientSecret"] = _discord.OAuth.ClientSecret,
                ["Discord:RedirectUri"] = _discord.OAuth.RedirectUri,
                ["StarCitizen:SiteBaseUrl"] = _site.Address.ToString(),
                ["StarCitizen:LogDirectories:0"] = _logs.Path,
            },
        };
    }

    public async Task DisposeAsync()
    {
        App.Logs.AssertQuiet();
        await App.DisposeAsync();
        await _discord.DisposeAsync();
        await _site.DisposeAsync();
    }

    public void Dispose() => _logs.Dispose();
}
