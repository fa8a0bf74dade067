using System.Reflection;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Players;

namespace KillBot.Api.Auth;

/// <summary>Who calls; an endpoint takes it as a parameter.</summary>
/// <param name="Key">The API key that the request brought; none for an anonymous caller.</param>
internal sealed record Caller(ApiKeyIdentity? Key)
{
    public bool IsAdmin => Key is { IsAdmin: true };

    /// <summary>The player, or another player of the same account, is the caller's own.</summary>
    public bool Owns(Player player) =>
        Key is { } key && (key.PlayerId == player.Id || (key.UserId is { } user && user == player.UserId));

    /// <summary>The key of a caller who was let in by <see cref="Policies.ApiKey"/>.</summary>
    public ApiKeyIdentity RequiredKey =>
        Key ?? throw new InvalidOperationException("This endpoint must require an API key.");

    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(new Caller((context.User.Identity as ApiKeyAuthentication.ApiKeyClaims)?.Key));
}
