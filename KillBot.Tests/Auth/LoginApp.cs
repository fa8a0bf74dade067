using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Auth;

/// <summary>A server that people can sign in to with a fake Discord.</summary>
public sealed class LoginApp : IAsyncLifetime, IAsyncDisposable
{
    public FakeDiscordServer Discord { get; private set; } = null!;

    public KillBotApp App { get; private set; } = null!;

    public static async Task<LoginApp> StartAsync()
    {
        var login = new LoginApp();
        await login.InitializeAsync();
        return login;
    }

    public async Task InitializeAsync()
    {
        Discord = await FakeDiscordServer.StartAsync();
        App = NewApp();
    }

    /// <summary>A server with the same settings, on the same database where one is given.</summary>
    public KillBotApp NewApp(string? connectionString = null)
    {
        var app = new KillBotApp
        {
            Settings =
            {
                ["Discord:ApiBaseUrl"] = Discord.ApiBaseUrl.ToString(),
                ["Discord:ClientId"] = Discord.OAuth.ClientId,
                ["Discord:ClientSecret"] = Discord.OAuth.ClientSecret,
                ["Discord:RedirectUri"] = Discord.OAuth.RedirectUri,
            },
        };
        if (connectionString is not null)
        {
            app.Settings["Storage:ConnectionString"] = connectionString;
        }

        return app;
    }

    public FakeUser AddUser() => Discord.AddUser(Given.Name("user").ToLowerInvariant());

    public Task<ApiAnswer> PostCodeAsync(string code) => PostAsync("/auth/discord", new { code });

    /// <summary>A user signs in, as a web page would do it.</summary>
    public Task<ApiAnswer> SignInAsync(FakeUser user, params string[] scopes) => PostCodeAsync(Discord.OAuth.Authorize(user, scopes));

    public async Task<ApiAnswer> PostAsync(string path, object? body, params (string Name, string Value)[] headers)
    {
        using var client = App.Client();
        return await client.SendAsync(Method.Post, path, body, headers);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Discord.DisposeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
