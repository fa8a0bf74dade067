using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Api.VRChat;

/// <summary>Up to 500 events of one VRChat client, in their order.</summary>
public sealed record VRChatEventBatchRequest
{
    // Elements, not requests: one of the wrong type must reject itself only.
    internal const int MaxEvents = 500;
    internal const int TrackerIdLength = 64;

    /// <summary>What the tracker calls this client's log, always the same; of its API key only. Several clients at once have one each.</summary>
    [Required]
    [MaxLength(TrackerIdLength)]
    public string? TrackerId { get; init; }

    [Required]
    [MinLength(1)]
    [MaxLength(MaxEvents)]
    public IReadOnlyList<JsonElement>? Events { get; init; }
}

/// <summary>Something that a tracker saw in a VRChat client's log.</summary>
public sealed record VRChatEventRequest
{
    /// <summary>1 to 128 characters, unique for the tracker: what is sent twice counts once.</summary>
    [Required]
    public string? EventId { get; init; }

    /// <summary>
    /// <c>world_joined</c> and <c>world_left</c>: the client itself. <c>player_joined</c>, <c>player_left</c>, and
    /// <c>player_present</c> for those who were there when the client arrived. <c>vrchat_started</c>, <c>vrchat_stopped</c>.
    /// </summary>
    [Required]
    public string? Type { get; init; }

    /// <summary>When it happened, ISO 8601; at most 5 minutes ahead.</summary>
    [Required]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary><c>wrld_…</c></summary>
    public string? WorldId { get; init; }

    public string? WorldName { get; init; }

    /// <summary>
    /// The instance as the log names it: <c>wrld_…:12345~region(eu)</c>. The <c>nonce</c> is never stored, and no more than
    /// <c>wrld_…:private</c> of instances that not everybody may join, unless the server's settings say otherwise.
    /// </summary>
    public string? Location { get; init; }

    /// <summary><c>usr_…</c></summary>
    public string? UserId { get; init; }

    public string? DisplayName { get; init; }
}

/// <summary>What became of each event of a batch, in its order.</summary>
public sealed record VRChatEventBatchResponse(int Accepted, int Duplicate, int Rejected, IReadOnlyList<VRChatEventBatchResult> Results)
{
    internal static VRChatEventBatchResponse From(IReadOnlyList<VRChatEventResult> results) => new(
        results.Count(result => result.Status == VRChatEventStatus.Accepted),
        results.Count(result => result.Status == VRChatEventStatus.Duplicate),
        results.Count(result => result.Status == VRChatEventStatus.Rejected),
        [.. results.Select(VRChatEventBatchResult.From)]);
}

/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Status"><c>accepted</c>; <c>duplicate</c>, where this tracker or another one in the instance had told it; or <c>rejected</c>.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record VRChatEventBatchResult(int Index, string Status, string? Reason)
{
    internal static VRChatEventBatchResult From(VRChatEventResult result, int index) =>
        new(index, result.Status.ToString().ToLowerInvariant(), result.Reason);
}
