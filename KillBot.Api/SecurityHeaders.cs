namespace KillBot.Api;

/// <summary>Headers that keep browsers from guessing types, framing answers and telling others where they were.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
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
        headers.TryAdd("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
