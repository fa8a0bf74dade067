using System.Collections.Concurrent;
using System.Net;
using KillBot.Domain.Links;
using KillBot.Tests.StarCitizen.Citizens;
using KillBot.Tests.Support;

namespace KillBot.Tests.Links;

/// <summary>A server, and a site with the public pages of citizens.</summary>
public sealed class LinkApp : IAsyncLifetime
{
    private FakeSite _site = null!;

    public KillBotApp App { get; private set; } = null!;

    /// <summary>The bios of citizens by handle, as the site writes it; there are no others.</summary>
    public ConcurrentDictionary<string, string> Bios { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often the site was asked for a citizen.</summary>
    public int CountRequests(string handle) =>
        _site.Requests.Count(request => request.Path.EndsWith($"/{handle}", StringComparison.OrdinalIgnoreCase));

    public static string DetailsOf(string bio) => $"""
        <div class="right-col"><div class="inner">
          <div class="entry bio"><span class="label">Bio</span><div class="value">{WebUtility.HtmlEncode(bio)}</div></div>
        </div></div>
        """;

    public async Task InitializeAsync()
    {
        _site = await FakeSite.StartAsync();
        _site.Respond = context =>
        {
            var handle = context.Request.Path.Value!.Split('/')[^1];
            if (Bios.Keys.FirstOrDefault(known => known.Equals(handle, StringComparison.OrdinalIgnoreCase)) is not { } written)
            {
                return FakeSite.Status(404)(context);
            }

            var page = CitizenHtml.Page(written, details: DetailsOf(Bios[written]));
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, page);
        };
        App = new KillBotApp { Settings = { ["StarCitizen:SiteBaseUrl"] = _site.Address.AbsoluteUri } };
        _ = App.Services;
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _site.DisposeAsync();
    }

    /// <summary>A code for somebody to prove a handle with.</summary>
    public async Task<LinkCode> RequestAsync(SignedIn person, string handle)
    {
        Assert.True(LinkSubject.TryParseRsi(handle, out var subject));
        var request = await App.Get<LinkService>().RequestAsync(person.User.Id, subject);
        return Assert.IsType<LinkRequest.Waiting>(request).Code;
    }

    /// <summary>Looks for a code, a minute after whatever was before.</summary>
    public Task<LinkCheck> CheckAsync(SignedIn person)
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        return App.Get<LinkService>().CheckAsync(person.User.Id, LinkKind.Rsi, CancellationToken.None);
    }

    /// <summary>Proves that a handle is somebody's.</summary>
    public async Task<AccountLink> ProveAsync(SignedIn person, string handle)
    {
        var code = await RequestAsync(person, handle);
        Bios[handle] = $"My code: {code.Code}.";
        return Assert.IsType<LinkCheck.Proven>(await CheckAsync(person)).Link;
    }
}
