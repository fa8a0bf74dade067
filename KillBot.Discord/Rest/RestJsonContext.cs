using System.Text.Json.Serialization;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Rest;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(CreateMessage))]
[JsonSerializable(typeof(EditMessage))]
[JsonSerializable(typeof(FollowupMessage))]
[JsonSerializable(typeof(CreateDm))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommandDefinition>))]
internal sealed partial class RestJsonContext : JsonSerializerContext;

/// <summary>The body of <see cref="IDiscordRest.CreateDmAsync"/>.</summary>
internal sealed record CreateDm(Snowflake RecipientId);
