using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Api.Health;
using KillBot.Api.Kills;
using KillBot.Api.Servers;
using KillBot.Api.Users;
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
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserUpdateRequest))]
[JsonSerializable(typeof(ServerResponse))]
[JsonSerializable(typeof(ServerSettingsRequest))]
[JsonSerializable(typeof(ServerSettingsResponse))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(System.Collections.ObjectModel.ReadOnlyDictionary<string, string[]>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
