using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Text;

namespace KillBot.Domain.Webhooks;

/// <summary>What webhooks keep, and what they are told where it is not read when a message is composed.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(PublishedLeaderboard))]
[JsonSerializable(typeof(PausedFeed))]
[JsonSerializable(typeof(WebhookTest))]
internal sealed partial class WebhookJsonContext : JsonSerializerContext;
