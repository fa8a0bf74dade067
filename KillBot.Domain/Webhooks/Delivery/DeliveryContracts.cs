using System.Text.Json;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>The body of every delivery.</summary>
/// <param name="Event">One of <see cref="Notifications.EventName"/>.</param>
/// <param name="Timestamp">When it happened, as KillBot learnt of it.</param>
internal sealed record WebhookBody(string Event, DateTimeOffset Timestamp, JsonElement Data);

/// <summary>A kill. Who may not be seen by the webhook's owner is "a private player" without id.</summary>
/// <param name="KillId"><c>kill_…</c></param>
/// <param name="KillerId">The killer as kills show it everywhere, by name; null also when nobody did it.</param>
/// <param name="VictimId">As <paramref name="KillerId"/>.</param>
internal sealed record KillRecordedData(
    string KillId,
    string? KillerId,
    string? KillerName,
    string? VictimId,
    string VictimName,
    string? Weapon,
    string? Location,
    bool IsPvP,
    bool IsSuicide,
    bool IsEnvironmental,
    string ServerId,
    string Game,
    DateTimeOffset Timestamp);

/// <summary>What a player has done, of all time and on all servers.</summary>
/// <param name="UserId"><c>user_…</c> of the account, or of a player that belongs to none.</param>
/// <param name="Timestamp">When the counts were read.</param>
internal sealed record StatsUpdatedData(string UserId, string PlayerName, StatsUpdatedCounts Stats, DateTimeOffset Timestamp);

internal sealed record StatsUpdatedCounts(int TotalKills, int TotalDeaths, double Kdr);
