using System.Net;
using KillBot.Api.Auth;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.VRChat;

/// <summary>Who may read what VRChat trackers tell: everybody on the same machine, and elsewhere whoever has credentials.</summary>
public sealed class MonitoringTests
{
    private static readonly string[] Paths =
    [
        "/api/logs", "/api/player/usr_12345678-1234-1234-1234-123456789abc", "/api/session/550e8400-e29b-41d4-a716-446655440000",
        "/api/users/cached", "/api/users/usr_12345678-1234-1234-1234-123456789abc", "/api/config",
    ];

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Reads_are_public_as_the_operator_says(string? setting, bool isPublic)
    {
        using var app = new KillBotApp();
        if (setting is not null)
        {
            app.Settings["Monitoring:Public"] = setting;
        }

        using var anonymous = app.Client();
        var (tracker, person) = (await app.Given.TrackerAsync(), await app.Given.SignInAsync());
        foreach (var path in Paths)
        {
            foreach (var (api, isAllowed) in ((ApiClient, bool)[])[(anonymous, isPublic), (tracker.Api, true), (person.Api, true)])
            {
                var answer = await api.GetAsync(path);
                if (isAllowed)
                {
                    Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, answer.Body);
                }
                else
                {
                    answer.AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
                    Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
                }
            }
        }

        app.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData(true, "http://localhost:3000")]
    [InlineData(true, "http://127.0.0.1:3000", "https://[::1]:3001")]
    [InlineData(true, "http://127.8.9.10:3000")]
    [InlineData(true, "http://unix:/run/killbot.sock")]
    [InlineData(false, "http://[::]:3000")]
    [InlineData(false, "http://0.0.0.0:3000")]
    [InlineData(false, "http://*:3000")]
    [InlineData(false, "http://localhost:3000", "http://192.168.0.7:3000")]
    [InlineData(false, "http://killbot.example:3000")]
    public void Without_a_setting_they_are_public_on_loopback_only(bool isPublic, params string[] addresses)
    {
        using var server = new ListeningServer(addresses);

        var access = new MonitoringAccess(Options.Create(new MonitoringOptions()), server);

        Assert.Equal(isPublic, access.Allows(Anonymous("localhost")));
    }

    [Theory]
    [InlineData(true, "localhost")]
    [InlineData(true, "LOCALHOST:3000")]
    [InlineData(true, "127.0.0.1:3000")]
    [InlineData(true, "[::1]:3000")]
    [InlineData(false, "evil.example:3000")]
    [InlineData(false, "localhost.evil.example")]
    [InlineData(false, "192.168.0.7")]
    [InlineData(false, "")]
    public void Without_a_setting_a_name_that_was_pointed_here_is_not_public(bool isPublic, string host)
    {
        using var server = new ListeningServer("http://localhost:3000");

        Assert.Equal(isPublic, new MonitoringAccess(Options.Create(new MonitoringOptions()), server).Allows(Anonymous(host)));
        Assert.True(new MonitoringAccess(Options.Create(new MonitoringOptions { Public = true }), server).Allows(Anonymous(host)));
    }

    [Fact]
    public void A_setting_decides_whatever_the_address()
    {
        using var server = new ListeningServer("http://[::]:3000");

        Assert.True(new MonitoringAccess(Options.Create(new MonitoringOptions { Public = true }), server).Allows(Anonymous("localhost")));
        using var local = new ListeningServer("http://localhost:3000");
        Assert.False(new MonitoringAccess(Options.Create(new MonitoringOptions { Public = false }), local).Allows(Anonymous("localhost")));
    }

    private static DefaultHttpContext Anonymous(string host) => new() { Request = { Host = new HostString(host) } };

    private sealed class ListeningServer : IServer
    {
        public ListeningServer(params string[] addresses)
        {
            var feature = new ServerAddressesFeature();
            Array.ForEach(addresses, feature.Addresses.Add);
            Features.Set<IServerAddressesFeature>(feature);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
