using System.Net.WebSockets;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace KillBot.Tests.Live;

/// <summary>A server on a real socket of loopback, with the tests' clock.</summary>
public sealed class LiveApp : IDisposable
{
    private readonly Lazy<Uri> _address;

    public LiveApp()
    {
        App = new KillBotApp();
        App.UseKestrel();
        App.Settings["urls"] = "http://127.0.0.1:0";
        App.Settings["Monitoring:Public"] = "true";
        // Where the clock stands still, the requests of an hour have to do for all tests of a class.
        App.Settings["RateLimits:AnonymousPerHour"] = "100000";
        App.Settings["RateLimits:IngestPerMinute"] = "100000";
        _address = new(Start);
    }

    public KillBotApp App { get; }

    public Uri Address => _address.Value;

    public Task<LiveListener> ListenAsync(string path = "/", params (string Name, string Value)[] headers) =>
        LiveListener.ConnectAsync(new Uri(Address, path), headers);

    /// <summary>Tries until a connection is taken; another one may have to be noticed as gone.</summary>
    public async Task WaitForPlaceAsync()
    {
        while (!await TryListenAsync())
        {
            await Task.Yield();
        }
    }

    public void Dispose() => App.Dispose();

    private async Task<bool> TryListenAsync()
    {
        try
        {
            using var listener = await ListenAsync();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private Uri Start()
    {
        App.StartServer();
        return new Uri(App.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}
