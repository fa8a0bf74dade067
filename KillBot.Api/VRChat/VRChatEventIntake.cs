using System.Text.Json;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Api.VRChat;

/// <summary>Reads events as trackers send them.</summary>
internal static class VRChatEventIntake
{
    /// <summary>Reads an event; null, with the reason, when it is none.</summary>
    public static VRChatEvent? Read(JsonElement element, out string? problem)
    {
        problem = null;
        try
        {
            if (element.Deserialize(ApiJsonContext.Default.VRChatEventRequest) is { } request)
            {
                return Read(request, out problem);
            }

            problem = "An event is an object.";
        }
        catch (JsonException exception)
        {
            problem = $"{exception.Path}: the value has the wrong type.";
        }

        return null;
    }

    private static VRChatEvent? Read(VRChatEventRequest request, out string? problem)
    {
        problem = !VRChatEventName.TryParse(request.Type, out var type) ? $"type: it is one of {VRChatEventName.All}."
            : request.Timestamp is null ? "timestamp: say when it happened."
            : string.IsNullOrWhiteSpace(request.EventId) ? "eventId: name the event, so that it can be sent twice."
            : null;
        return problem is not null ? null : new VRChatEvent(
            request.EventId!,
            type,
            request.Timestamp!.Value,
            NullIfEmpty(request.WorldId),
            NullIfEmpty(request.WorldName),
            NullIfEmpty(request.Location),
            NullIfEmpty(request.UserId),
            NullIfEmpty(request.DisplayName));
    }

    // Trackers send what they do not know as an empty text.
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
