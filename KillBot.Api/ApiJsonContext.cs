using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Api.ApiKeys;
using KillBot.Api.Auth;
using KillBot.Api.Health;
using KillBot.Api.Kills;
using KillBot.Api.Wire;
using Microsoft.AspNetCore.Mvc;

namespace KillBot.Api;

/// <summary>Everything that goes over the wire.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(KillRequest))]
[JsonSerializable(typeof(KillResponse))]
[JsonSerializable(typeof(KillListResponse))]
[JsonSerializable(typeof(KillBatchRequest))]
[JsonSerializable(typeof(KillBatchResponse))]
[JsonSerializable(typeof(DiscordLoginRequest))]
[JsonSerializable(typeof(UidLoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(LoginResponse))]
[JsonSerializable(typeof(LogoutResponse))]
[JsonSerializable(typeof(CurrentUserResponse))]
[JsonSerializable(typeof(ApiKeyRequest))]
[JsonSerializable(typeof(PrimaryApiKeyRequest))]
[JsonSerializable(typeof(BotApiKeyRequest))]
[JsonSerializable(typeof(RevokeApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyResponse))]
[JsonSerializable(typeof(List<ListedApiKeyResponse>))]
[JsonSerializable(typeof(RevokedApiKeyResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(System.Collections.ObjectModel.ReadOnlyDictionary<string, string[]>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
