using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Domain.Logins;

/// <summary>https://discord.com/developers/docs/topics/oauth2#authorization-code-grant-access-token-response</summary>
internal sealed record AccessTokenJson(string? AccessToken);

/// <summary>https://datatracker.ietf.org/doc/html/rfc6749#section-5.2</summary>
internal sealed record OAuthErrorJson(string? Error);

/// <summary>https://discord.com/developers/docs/resources/user#user-object</summary>
internal sealed record UserJson(string? Id, string? Username, string? GlobalName, string? Discriminator, string? Avatar);

/// <summary>https://discord.com/developers/docs/resources/user#get-current-user-guilds</summary>
internal sealed record GuildJson(string? Id, string? Name, string? Icon, bool Owner, JsonElement Permissions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccessTokenJson))]
[JsonSerializable(typeof(OAuthErrorJson))]
[JsonSerializable(typeof(UserJson))]
[JsonSerializable(typeof(IReadOnlyList<GuildJson?>))]
internal sealed partial class DiscordOAuthJsonContext : JsonSerializerContext;
