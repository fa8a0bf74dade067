using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(CreateMessage))]
[JsonSerializable(typeof(EditMessage))]
[JsonSerializable(typeof(FollowupMessage))]
[JsonSerializable(typeof(ActionRow))]
[JsonSerializable(typeof(Button))]
[JsonSerializable(typeof(StringSelect))]
[JsonSerializable(typeof(UserSelect))]
[JsonSerializable(typeof(RoleSelect))]
[JsonSerializable(typeof(MentionableSelect))]
[JsonSerializable(typeof(ChannelSelect))]
[JsonSerializable(typeof(TextInput))]
[JsonSerializable(typeof(Label))]
internal sealed partial class MessagesJsonContext : JsonSerializerContext;
