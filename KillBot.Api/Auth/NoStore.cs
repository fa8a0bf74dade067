namespace KillBot.Api.Auth;

/// <summary>Answers that hold credentials are nothing for a cache (RFC 6749, section 5.1).</summary>
internal static class NoStore
{
    public static RouteGroupBuilder WithNoStore(this RouteGroupBuilder group) => group.AddEndpointFilter((context, next) =>
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    });
}
