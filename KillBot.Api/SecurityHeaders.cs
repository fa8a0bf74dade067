namespace KillBot.Api;

/// <summary>Headers that keep browsers from guessing types, framing answers and telling others where they were.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>As the VRChat API document has it.</summary>
    internal const string ContentPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self' ws://localhost:* wss://localhost:*; "
        + "object-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Late: an exception handler starts its answer by clearing what was set before.
        context.Response.OnStarting(AddTo, context.Response.Headers);
        return next(context);
    }

    private static Task AddTo(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // A page of our own may need, and say, another one.
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
