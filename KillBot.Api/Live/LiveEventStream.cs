namespace KillBot.Api.Live;

/// <summary>A listener's event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class LiveEventStream
{
    public const string ContentType = "text/event-stream";

    /// <summary>Runs until either side ends it.</summary>
    /// <param name="beginning">What is told first.</param>
    public static async Task RunAsync(HttpContext context, LiveClient client, IReadOnlyList<LiveMessage> beginning)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        // For nginx, which would keep the events until it has enough of them.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(client.Grace, context.RequestAborted);
        try
        {
            await context.Response.StartAsync(ended.Token);
            foreach (var message in beginning)
            {
                await context.Response.Body.WriteAsync(message.Event, ended.Token);
            }

            do
            {
                while (client.TryTake(out var message))
                {
                    await context.Response.Body.WriteAsync(message.Event, ended.Token);
                }

                await context.Response.Body.FlushAsync(ended.Token);
            }
            while (client.Ending is null && await client.WaitAsync(ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Who does not read cannot be told that it is over.
            context.Abort();
        }
    }
}
