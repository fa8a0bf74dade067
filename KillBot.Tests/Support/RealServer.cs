using System.Net.Http.Headers;
using KillBot.Bot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Support;

/// <summary>The server on a real socket, for what only Kestrel does.</summary>
public sealed class RealServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;

    private RealServer(TempFolder folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public string ConnectionString => $"Data Source={_folder.File("killbot.db")}";

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">As on the command line: <c>--Key=value</c>.</param>
    public static async Task<RealServer> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        var app = KillBotHost.BuildServer(
            ["--urls=http://127.0.0.1:0", $"--Storage:ConnectionString=Data Source={folder.File("killbot.db")}", .. settings]);
        await app.PrepareAsync();
        await app.StartAsync();
        return new RealServer(folder, app);
    }

    public HttpClient Client(string? key = null)
    {
#pragma warning disable RS0030 // A client of the server, from outside of it.
        // After a second without "100 Continue" a client sends the body anyway, unless told to be patient.
        var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = Address };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        _folder.Dispose();
    }
}
