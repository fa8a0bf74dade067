using System.Text.Json.Serialization;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Feeds;

/// <summary>What an outbox message of a channel holds.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChannelMessage))]
[JsonSerializable(typeof(IReadOnlyList<Embed>))]
[JsonSerializable(typeof(string))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
