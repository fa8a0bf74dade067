using System.Net.ServerSentEvents;
using KillBot.Tests.Support;

namespace KillBot.Tests.Live;

/// <summary>A client of the event stream, as a browser reads it.</summary>
internal sealed class EventStreamReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventStreamReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
    }

    public HttpResponseMessage Response => _response;

    public static async Task<EventStreamReader> OpenAsync(KillBotApp app, string path = "/api/live", string? lastEventId = null, string? secret = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        if (secret is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {secret}");
        }

        var response = await app.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new EventStreamReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; none when the server has ended the stream.</summary>
    public async Task<SseItem<string>?> NextAsync() => await _events.MoveNextAsync().AsTask().WaitAsync(Patience) ? _events.Current : null;

    /// <summary>The next event of a type; others are skipped.</summary>
    public async Task<SseItem<string>> NextAsync(string type)
    {
        while (true)
        {
            var next = await NextAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (next.EventType == type)
            {
                return next;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        await Task.CompletedTask;
    }
}
