using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.StarCitizen.Citizens;

/// <summary>A web site on loopback that serves what a test wants it to.</summary>
internal sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SiteRequest> _requests = [];

    private FakeSite(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Answers a request; the default has a page for everybody.</summary>
    public Func<HttpContext, Task> Respond { get; set; } = ServePageAsync;

    public IReadOnlyCollection<SiteRequest> Requests => _requests;

    public static async Task<FakeSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new FakeSite(builder.Build());
        site._app.Run(context =>
        {
            var headers = context.Request.Headers;
            site._requests.Enqueue(new SiteRequest(context.Request.Path.Value!, headers.UserAgent.ToString(), headers.Cookie.ToString()));
            return site.Respond(context);
        });
        await site._app.StartAsync();
        site.Address = new Uri(site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    public static Task ServePageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(CitizenHtml.Page(context.Request.Path.Value!.Split('/')[^1]));
    }

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync("<html>no</html>");
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

internal sealed record SiteRequest(string Path, string UserAgent, string Cookie);
