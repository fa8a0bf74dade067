using Microsoft.AspNetCore.Authentication;

namespace KillBot.Api.Auth;

/// <summary>Who calls: by API key or by the token of a login.</summary>
internal static class AuthSetup
{
    private const string Either = "Credentials";

    public static IServiceCollection AddKillBotAuth(this IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context =>
                Credentials.IsToken(Credentials.Of(context.Request))
                    ? SessionAuthentication.SchemeName
                    : ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        Policies.AddTo(services.AddAuthorizationBuilder());
        services.AddSingleton<MonitoringAccess>();
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<LoginAnswers>();
        return services;
    }

    public static void MapAuthEndpoints(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/auth").WithTags("Authentication").WithNoStore();
        auth.MapLoginEndpoints();
        auth.MapSessionEndpoints();
    }
}
