using KillBot.Tests.Support;

namespace KillBot.Tests.Contract;

/// <summary>A server with everything set up that the document's endpoints need: Discord's login, citizen pages, a folder of logs.</summary>
public sealed class ContractApp : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _logs = new();
    private OtherSites _sites = null!;

    public KillBotApp App { get; private set; } = null!;

    /// <summary>A log of the game, in the one folder that may be read.</summary>
    public string LogFile => _logs.File("Game.log");

    public async Task InitializeAsync()
    {
        File.Copy("Fixtures/starcitizen/lines.log", LogFile);
        _sites = await OtherSites.StartAsync();
        App = new KillBotApp
        {
            Settings =
            {
                ["Discord:ApiBaseUrl"] = $"{_sites.Address}api/v10",
                ["Discord:ClientId"] = "1",
                ["Discord:ClientSecret"] = "secret",
                ["Discord:RedirectUri"] = "http://localhost/login",
                ["StarCitizen:SiteBaseUrl"] = _sites.Address.ToString(),
                ["StarCitizen:LogDirectories:0"] = _logs.Path,
            },
        };
    }

    public async Task DisposeAsync()
    {
        App.Logs.AssertQuiet();
        await App.DisposeAsync();
        await _sites.DisposeAsync();
    }

    public void Dispose() => _logs.Dispose();
}
