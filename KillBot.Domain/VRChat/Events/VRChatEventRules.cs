using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Events;

/// <summary>What an event must be to be recorded.</summary>
internal static class VRChatEventRules
{
    private const int EventIdLength = 128;
    private const int IdLength = 64;
    private const int NameLength = 128;
    private const int WorldNameLength = 256;
    private const string WorldIdSigns = "_-.";

    /// <summary>Clocks of trackers may be ahead by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>VRChat came out on 2017-02-01.</summary>
    private static readonly DateTimeOffset Earliest = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why an event cannot be recorded, for its sender; null when it can.</summary>
    public static string? ProblemOf(VRChatEvent told, DateTimeOffset now) =>
        ProblemOfTime(told.Timestamp, now)
        ?? (told.EventId.Length is 0 or > EventIdLength || !StorableText.IsValid(told.EventId)
            ? $"eventId: it has 1 to {EventIdLength} characters, none of them a control character." : null)
        ?? ProblemOfId("worldId", told.WorldId, WorldIdSigns)
        ?? ProblemOfName("worldName", told.WorldName, WorldNameLength)
        ?? ProblemOfName("location", told.Location, VRChatLocation.MaxLength)
        ?? ProblemOfName("displayName", told.DisplayName, NameLength)
        ?? ProblemOfId("userId", told.UserId, "_-")
        ?? ProblemOfLocation(told)
        ?? ProblemOfMeaning(told);

    private static string? ProblemOfTime(DateTimeOffset timestamp, DateTimeOffset now)
    {
        if (timestamp > now + ClockSkew)
        {
            return FormattableString.Invariant(
                $"timestamp: it lies {(timestamp - now).TotalMinutes:0} minutes in the future. Check the tracker's clock and time zone.");
        }

        return timestamp < Earliest ? "timestamp: it lies before VRChat was there. Check the tracker's clock." : null;
    }

    private static string? ProblemOfName(string field, string? text, int maxLength) => text is null ? null
        : text.Length is 0 || text.Length > maxLength ? $"{field}: it has 1 to {maxLength} characters."
        : StorableText.IsValid(text) ? null
        : $"{field}: it contains control characters or broken Unicode.";

    // Ids are not always of today's shape: old accounts and local worlds have their own.
    private static string? ProblemOfId(string field, string? id, string signs) =>
        id is null || (id.Length is > 0 and <= IdLength && id.All(character => char.IsAsciiLetterOrDigit(character) || signs.Contains(character)))
            ? null
            : $"{field}: it is no id of VRChat.";

    private static string? ProblemOfMeaning(VRChatEvent told) => told switch
    {
        { IsOfPerson: true, UserId: null, DisplayName: null } => "userId: say who it was, by userId, displayName or both.",
        // "private", "offline" and the like are no places.
        { Type: VRChatEventType.WorldJoined } when SessionPlace.Of(told) is null =>
            "worldId: say where, by worldId, worldName or the location of an instance.",
        _ => null,
    };

    // Its world is told where worldId is: it must be no less of an id.
    private static string? ProblemOfLocation(VRChatEvent told) => !VRChatLocation.TryParse(told.Location, out var location) ? null
        : told.WorldId is { } world && location.WorldId != world ? "location: it is an instance of another world than worldId."
        : ProblemOfId("location", location.WorldId, WorldIdSigns);
}
