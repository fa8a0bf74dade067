using KillBot.Api.Kills.Compatibility;
using Microsoft.AspNetCore.Authorization;

namespace KillBot.Api.Auth;

/// <summary>Names of authorization policies.</summary>
internal static class Policies
{
    /// <summary>A valid API key: what trackers send.</summary>
    public const string ApiKey = "api-key";

    /// <summary>A valid API key, or no credentials in the headers: then the endpoint looks for a key in the body.</summary>
    public const string TrackerKey = "tracker-key";

    /// <summary>The token of a login: what a person does with an account.</summary>
    public const string Session = "session";

    /// <summary>An API key or the token of a login.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Whoever may read what VRChat trackers tell: see <see cref="MonitoringOptions"/>.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Whoever satisfies <see cref="Monitoring"/> or <see cref="Operator"/>.</summary>
    public const string MonitoringOrOperator = "monitoring-or-operator";

    /// <summary>An administrator of this instance, by key or by token.</summary>
    public const string Administrator = "administrator";

    /// <summary>Whoever sits at this machine, or an administrator.</summary>
    public const string Operator = "operator";

    public static void AddTo(AuthorizationBuilder builder) => builder
        .AddPolicy(ApiKey, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => Caller.Of(c.User).Key is not null))
        .AddPolicy(TrackerKey, policy => policy.RequireAssertion(c =>
            Caller.Of(c.User).Key is not null || (c.Resource is HttpContext http && !TrackerKeys.AreInHeader(http.Request))))
        .AddPolicy(Session, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => Caller.Of(c.User).Session is not null))
        .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Monitoring, policy => policy.RequireAssertion(c => c.Resource is HttpContext http && MayMonitor(http)))
        .AddPolicy(MonitoringOrOperator, policy => policy.RequireAssertion(c =>
            c.Resource is HttpContext http && (MayMonitor(http) || IsOperator(http))))
        .AddPolicy(Administrator, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => Caller.Of(c.User).IsAdmin))
        .AddPolicy(Operator, policy => policy.RequireAssertion(c => c.Resource is HttpContext http && IsOperator(http)));

    /// <summary>Who may do what <see cref="Operator"/> guards.</summary>
    public static bool IsOperator(HttpContext context) => Caller.Of(context.User).IsAdmin || context.IsLocal;

    private static bool MayMonitor(HttpContext context) =>
        context.RequestServices.GetRequiredService<MonitoringAccess>().Allows(context);

    /// <summary>What a caller lacks whom the policies of an endpoint refuse.</summary>
    public static string Advice(IReadOnlyList<IAuthorizeData>? demands) => (demands is [.., var last] ? last.Policy : null) switch
    {
        ApiKey or TrackerKey => "This needs an API key: Authorization: Bearer kb_…",
        Session => "This needs the token of a login. An API key cannot do it.",
        Administrator => "This is for administrators of this KillBot.",
        Operator => "This is for administrators of this KillBot, or for requests from its own machine.",
        _ => "You are not allowed to do this.",
    };
}
