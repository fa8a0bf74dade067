using System.Globalization;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Contract;

/// <summary>What the API asks elsewhere, on loopback: Discord's OAuth2 (https://discord.com/developers/docs/topics/oauth2) and citizen pages.</summary>
internal sealed class OtherSites : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSites(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    public static async Task<OtherSites> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/api/v10/oauth2/token", () => Json(
            """{"access_token":"access","token_type":"Bearer","expires_in":604800,"refresh_token":"refresh","scope":"identify guilds"}"""));
        var id = Given.Snowflake().ToString(CultureInfo.InvariantCulture);
        app.MapGet("/api/v10/users/@me", () => Json(
            $$"""{"id":"{{id}}","username":"PlayerName","discriminator":"0","global_name":"Player","avatar":"8342729096ea3675442027381ff50dfe"}"""));
        app.MapGet("/api/v10/users/@me/guilds", () => Json(
            $$"""[{"id":"{{Given.Snowflake()}}","name":"Guild","icon":null,"owner":true,"permissions":"2147483647","features":[]}]"""));
        app.MapGet("/citizens/{handle}", (string handle) => Results.Text(
            $"""
            <!DOCTYPE html><html><body><div id="public-profile"><p class="entry citizen-record"><strong class="value">#1234567</strong></p>
            <div class="profile"><div class="info"><p class="entry"><strong class="value">The Keeper</strong></p>
            <p class="entry"><span class="label">Handle name</span><strong class="value">{handle}</strong></p></div></div></div></body></html>
            """,
            "text/html"));
        await app.StartAsync();
        return new OtherSites(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
