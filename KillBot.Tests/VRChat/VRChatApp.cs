using System.Net;
using KillBot.Domain.VRChat.Login;
using KillBot.Domain.VRChat.Profiles;
using KillBot.Tests.FakeVRChat;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.VRChat;

/// <summary>A server with a fake VRChat. Requests come from the machine itself, unless a test sends <see cref="AddressHeader"/>.</summary>
public sealed class VRChatApp : IAsyncLifetime, IAsyncDisposable
{
    public const string AddressHeader = "X-Test-Address";
    public const string Password = "p:ä<ss>&wörd+% javascript:onx=";

    public FakeVRChatServer VRChat { get; private set; } = null!;

    public KillBotApp App { get; private set; } = null!;

    private bool HasBackground { get; init; }

    /// <param name="hasBackground">
    /// The login is looked after, and profiles are asked for, as the clock moves. A request that is under way while a test moves it has timed
    /// out, and a clock that stands still never tries it again.
    /// </param>
    public static async Task<VRChatApp> StartAsync(bool hasBackground = false)
    {
        var vrchat = new VRChatApp { HasBackground = hasBackground };
        await vrchat.InitializeAsync();
        return vrchat;
    }

    public async Task InitializeAsync()
    {
        VRChat = await FakeVRChatServer.StartAsync();
        App = NewApp();
    }

    /// <summary>A server with the same settings, on the same database where one is given.</summary>
    public KillBotApp NewApp(string? connectionString = null)
    {
        var app = new KillBotApp
        {
            Settings = { ["VRChat:ApiBaseUrl"] = VRChat.ApiBaseUrl.ToString(), ["VRChat:Contact"] = "operator@example.org" },
            ConfigureServices = services =>
            {
                services.AddSingleton<IStartupFilter, TestAddress>();
                foreach (var type in HasBackground ? [] : (Type[])[typeof(VRChatProfileFetcher), typeof(VRChatLoginKeeper)])
                {
                    services.Remove(services.Single(service => service.ImplementationType == type));
                }
            },
        };
        if (connectionString is not null)
        {
            app.Settings["Storage:ConnectionString"] = connectionString;
        }

        return app;
    }

    /// <summary>Signed out, with a full budget, and nothing remembered as refused.</summary>
    public async Task ResetAsync()
    {
        VRChat.Faults.Clear();
        await PostAsync("/api/auth/logout");
        App.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    public FakeVRChatAccount AddAccount(params IReadOnlyList<string> methods) =>
        VRChat.AddAccount(Given.Name("Operator"), Password, methods);

    public Task<ApiAnswer> SignInAsync(FakeVRChatAccount account) =>
        PostAsync("/api/auth/login", new { username = account.Username, password = account.Password });

    /// <summary>A new account, signed in.</summary>
    public async Task<FakeVRChatAccount> SignedInAsync()
    {
        var account = AddAccount();
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(account)).Status);
        return account;
    }

    public Task<ApiAnswer> VerifyAsync(string code) => PostAsync("/api/auth/verify-2fa", new { code });

    public async Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = App.Client();
        return await client.GetAsync(path, headers);
    }

    public async Task<ApiAnswer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var client = App.Client();
        return await client.PostAsync(path, body, headers);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await VRChat.DisposeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    private sealed class TestAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = context.Request.Headers.TryGetValue(AddressHeader, out var address)
                    ? IPAddress.Parse(address.ToString())
                    : IPAddress.Loopback;
                return following(context);
            });
            next(app);
        };
    }
}
