using KillBot.Domain.Stats;

namespace KillBot.Api.Analytics.Export;

/// <summary>An export that is being read.</summary>
/// <param name="From">When the period begins; none = all of time.</param>
/// <param name="Pages">The kills, oldest first; can be read once.</param>
internal sealed record KillExport(
    string Period, string? Game, string? ServerId, DateTimeOffset? From, DateTimeOffset To, IAsyncEnumerable<ExportPage> Pages);

/// <summary>Some kills of an export.</summary>
/// <param name="Sum">What they add up to.</param>
internal sealed record ExportPage(IReadOnlyList<ExportedKill> Kills, PlayerStats Sum);
