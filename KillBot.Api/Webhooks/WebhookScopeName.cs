using System.Diagnostics;
using KillBot.Domain.Webhooks;

namespace KillBot.Api.Webhooks;

/// <summary>Scopes of webhooks as the API names them.</summary>
internal static class WebhookScopeName
{
    public static string Of(WebhookScope scope) => scope switch
    {
        WebhookScope.Own => "own",
        WebhookScope.Servers => "servers",
        _ => throw new UnreachableException(),
    };

    /// <summary>Null for a name that is none.</summary>
    public static WebhookScope? Read(string name) => Enum.GetValues<WebhookScope>()
        .Where(scope => string.Equals(name, Of(scope), StringComparison.OrdinalIgnoreCase))
        .Select(scope => (WebhookScope?)scope).FirstOrDefault();
}
