using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Api.Analytics;
using KillBot.Api.Analytics.Export;
using KillBot.Api.ApiKeys;
using KillBot.Api.Auth;
using KillBot.Api.Health;
using KillBot.Api.Kills;
using KillBot.Api.Kills.Compatibility;
using KillBot.Api.Leaderboards;
using KillBot.Api.Live;
using KillBot.Api.Logs;
using KillBot.Api.Servers;
using KillBot.Api.StarCitizen;
using KillBot.Api.Stats;
using KillBot.Api.Users;
using KillBot.Api.VRChat;
using KillBot.Api.Webhooks;
using KillBot.Domain.Text;
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
[JsonSerializable(typeof(TrackerReportRequest))]
[JsonSerializable(typeof(TrackerReportResponse))]
[JsonSerializable(typeof(TrackerKeyResponse))]
[JsonSerializable(typeof(TrackerWeaponsResponse))]
[JsonSerializable(typeof(TrackerShipsResponse))]
[JsonSerializable(typeof(TrackerVictimRulesResponse))]
[JsonSerializable(typeof(StatsResponse))]
[JsonSerializable(typeof(LeaderboardResponse))]
[JsonSerializable(typeof(DashboardDataResponse))]
[JsonSerializable(typeof(MetricsDataResponse))]
[JsonSerializable(typeof(TrendDataResponse))]
[JsonSerializable(typeof(InsightListResponse))]
[JsonSerializable(typeof(RecommendationListResponse))]
[JsonSerializable(typeof(ExportResponse))]
[JsonSerializable(typeof(InitialDataMessage))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(SessionMessage))]
[JsonSerializable(typeof(PlayerCountMessage))]
[JsonSerializable(typeof(VRChatStatusMessage))]
[JsonSerializable(typeof(KillMessage))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ShipListResponse))]
[JsonSerializable(typeof(ShipDataResponse))]
[JsonSerializable(typeof(LocationListResponse))]
[JsonSerializable(typeof(LocationDataResponse))]
[JsonSerializable(typeof(SystemListResponse))]
[JsonSerializable(typeof(SystemDataResponse))]
[JsonSerializable(typeof(CitizenDataResponse))]
[JsonSerializable(typeof(LogDirectoryListResponse))]
[JsonSerializable(typeof(LogFileListResponse))]
[JsonSerializable(typeof(LogValidateRequest))]
[JsonSerializable(typeof(LogValidateResponse))]
[JsonSerializable(typeof(LogParseRequest))]
[JsonSerializable(typeof(LogParseResponse))]
[JsonSerializable(typeof(LogUploadResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserUpdateRequest))]
[JsonSerializable(typeof(ServerResponse))]
[JsonSerializable(typeof(ServerSettingsRequest))]
[JsonSerializable(typeof(ServerSettingsResponse))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(WebhookUpdateRequest))]
[JsonSerializable(typeof(WebhookSavedResponse))]
[JsonSerializable(typeof(WebhookDoneResponse))]
[JsonSerializable(typeof(List<WebhookResponse>))]
[JsonSerializable(typeof(IReadOnlyList<WebhookEventResponse>))]
[JsonSerializable(typeof(WebhookDeliveryListResponse))]
[JsonSerializable(typeof(WebhookReplayResponse))]
[JsonSerializable(typeof(VRChatEventBatchRequest))]
[JsonSerializable(typeof(VRChatEventRequest))]
[JsonSerializable(typeof(VRChatEventBatchResponse))]
[JsonSerializable(typeof(VRChatLogListResponse))]
[JsonSerializable(typeof(VRChatHistoryResponse))]
[JsonSerializable(typeof(VRChatSessionResponse))]
[JsonSerializable(typeof(VRChatUserListResponse))]
[JsonSerializable(typeof(VRChatUserProfileResponse))]
[JsonSerializable(typeof(VRChatConfigResponse))]
[JsonSerializable(typeof(VRChatLoginRequest))]
[JsonSerializable(typeof(VRChatLoginResponse))]
[JsonSerializable(typeof(VRChatCodeRequest))]
[JsonSerializable(typeof(VRChatDoneResponse))]
[JsonSerializable(typeof(VRChatStatusResponse))]
[JsonSerializable(typeof(LiveVRChatUserResponse))]
[JsonSerializable(typeof(RefreshedVRChatUserResponse))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(System.Collections.ObjectModel.ReadOnlyDictionary<string, string[]>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
