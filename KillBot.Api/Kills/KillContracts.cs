using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using KillBot.Api.Wire;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Text;

namespace KillBot.Api.Kills;

/// <summary>A kill as a tracker reports it.</summary>
public sealed record KillRequest
{
    internal const int NameLength = 64;
    internal const int NpcNameLength = 128;
    internal const int TextLength = 200;
    internal const int EventIdLength = 200;
    internal const int RawDataLength = 64 * 1024;

    /// <summary>
    /// The killer's name, up to 64 characters (an NPC's class: 128). Left out: the API key's player. Otherwise the killer or the
    /// victim must be that player.
    /// </summary>
    [MaxLength(NpcNameLength)]
    public string? KillerId { get; init; }

    /// <summary>The victim's name, up to 64 characters; NPCs by the name the game's log gives them, up to 128.</summary>
    [Required]
    [MaxLength(NpcNameLength)]
    public string? VictimId { get; init; }

    /// <summary>A class name of the game or a display name.</summary>
    [MaxLength(TextLength)]
    public string? Weapon { get; init; }

    /// <summary>A zone of the game or a display name.</summary>
    [MaxLength(TextLength)]
    public string? Location { get; init; }

    /// <summary>Both are players. Left out: told from the names.</summary>
    public bool? IsPvP { get; init; }

    /// <summary>The victim did it. Left out: told from the names.</summary>
    public bool? IsSuicide { get; init; }

    /// <summary>Nobody did it. Left out: told from the names.</summary>
    public bool? IsEnvironmental { get; init; }

    /// <summary>Anything else the tracker knows, any JSON up to 64 KiB. It comes back as it was sent.</summary>
    public RawJson? RawData { get; init; }

    /// <summary>When it happened, ISO 8601; at most 5 minutes ahead. Left out: now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>A server's id or its guild's snowflake. Left out: the key's home server, else <c>default-server</c>.</summary>
    public string? ServerId { get; init; }

    /// <summary>Only <c>star_citizen</c> has kills.</summary>
    public string? Game { get; init; }

    /// <summary>The tracker's own id of this event: a repeat finds the kill that the first one made.</summary>
    [MaxLength(EventIdLength)]
    public string? EventId { get; init; }
}

/// <summary>A recorded kill.</summary>
/// <param name="Id"><c>kill_…</c></param>
/// <param name="KillerId">The killer's name; null when nobody did it.</param>
/// <param name="VictimId">The victim's name.</param>
public sealed record KillResponse(
    string Id,
    string? KillerId,
    string VictimId,
    string ServerId,
    string? Weapon,
    string? Location,
    bool IsPvP,
    bool IsSuicide,
    bool IsEnvironmental,
    DateTimeOffset Timestamp,
    RawJson? RawData,
    string Game)
{
    internal static KillResponse From(ListedKill listed, bool hideKiller, bool hideVictim)
    {
        var (kill, texts) = (listed.Kill, KillTexts.Of(listed, hideKiller, hideVictim));
        return From(kill) with
        {
            KillerId = hideKiller ? Player.PrivateName : kill.KillerName,
            VictimId = hideVictim ? Player.PrivateName : kill.VictimName,
            Weapon = texts.Weapon,
            Location = texts.Location,
            // A tracker's extras may name whom the kill itself hides.
            RawData = kill.RawData is null || hideKiller || hideVictim ? null : new RawJson(kill.RawData),
        };
    }

    internal static KillResponse From(Kill kill) => new(
        PublicId.OfKill(kill.Id),
        kill.KillerName,
        kill.VictimName,
        PublicId.OfServer(kill.ServerId),
        kill.Weapon,
        kill.Location,
        kill.IsPvP,
        kill.IsSuicide,
        kill.IsEnvironmental,
        kill.Timestamp,
        kill.RawData is null ? null : new RawJson(kill.RawData),
        kill.Game);
}

/// <summary>A page of kills, newest first.</summary>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record KillListResponse(IReadOnlyList<KillResponse> Kills, string? NextCursor);

/// <summary>Up to 500 kills at once, each as in a single report.</summary>
public sealed record KillBatchRequest
{
    // Elements, not requests: one of the wrong type must reject itself only.
    internal const int MaxKills = 500;

    [Required]
    [MinLength(1)]
    [MaxLength(MaxKills)]
    public IReadOnlyList<JsonElement>? Kills { get; init; }
}

/// <summary>What became of each kill of a batch, in its order.</summary>
public sealed record KillBatchResponse(int Accepted, int Duplicate, int Rejected, IReadOnlyList<KillBatchResult> Results)
{
    internal static KillBatchResponse From(IReadOnlyList<KillBatchResult> results) => new(
        results.Count(result => result.Status == KillBatchResult.Accepted),
        results.Count(result => result.Status == KillBatchResult.Duplicate),
        results.Count(result => result.Status == KillBatchResult.Rejected),
        results);
}

/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Status"><c>accepted</c>, <c>duplicate</c> or <c>rejected</c>.</param>
/// <param name="Id">The kill that was made or found.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record KillBatchResult(int Index, string Status, string? Id, string? Reason)
{
    internal const string Accepted = "accepted";
    internal const string Duplicate = "duplicate";
    internal const string Rejected = "rejected";

    internal static KillBatchResult From(int index, RecordedKill recorded) =>
        new(index, recorded.IsNew ? Accepted : Duplicate, PublicId.OfKill(recorded.Kill.Id), null);
}
