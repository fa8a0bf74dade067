using Microsoft.AspNetCore.HostFiltering;

namespace KillBot.Api.Errors;

/// <summary>
/// Gives the framework's host filtering, which runs before everything else, an error body as any other instead of a page.
/// </summary>
internal sealed class HostRefusals : IStartupFilter
{
    public static void AddTo(IServiceCollection services)
    {
        services.PostConfigure<HostFilteringOptions>(options => options.IncludeFailureMessage = false);
        // The first one is the outermost.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, HostRefusals>());
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(context => ApiProblems.WriteAsync(
            context.HttpContext, context.HttpContext.Response.StatusCode, ErrorCodes.Of(context.HttpContext.Response.StatusCode),
            "This KillBot does not answer to this host name. The operator lists the names in AllowedHosts."));
        next(app);
    };
}
