using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>One line of a VRChat client's log that means something. What the kind of line does not tell is null.</summary>
/// <param name="LocalTime">As written, to the second: by the clock of the client's machine, without a zone.</param>
/// <remarks>
/// Names and texts are as logged. Names are at most <see cref="VRChatLineFields.MaxNameLength"/> characters and hold no control
/// characters; else anything that people can type may stand in them.
/// </remarks>
public sealed record VRChatLogLine(VRChatLineKind Kind, DateTime LocalTime)
{
    /// <summary>Display name of a user.</summary>
    public string? Name { get; init; }

    /// <summary><c>usr_…</c>, or ten letters and digits of an old account; builds before October 2024 told none.</summary>
    public string? UserId { get; init; }

    public string? WorldName { get; init; }

    /// <summary><c>wrld_…</c></summary>
    public string? WorldId { get; init; }

    /// <summary>The instance; null when the line names the world alone, or something that is no instance.</summary>
    public VRChatLocation? Location { get; init; }

    /// <summary>An address, a path, an avatar, a message, … cut at <see cref="VRChatLineFields.MaxTextLength"/> characters.</summary>
    public string? Text { get; init; }
}
