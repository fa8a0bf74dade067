using System.Text.Json;
using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.StarCitizen;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>Turns what other servers' trackers report into what <see cref="KillIntake"/> takes.</summary>
internal sealed class TrackerIntake(KillIntake intake)
{
    private const string Suicide = "Suicide";
    private const string NobodyKnown = "unknown";

    /// <summary>Whether the tracker only says that it is there.</summary>
    public static bool IsHeartbeat(TrackerBody body) => IsTrue(body.Report.IsHeartbeat);

    /// <summary>Reads a report; null, with at least one error, when it cannot be taken.</summary>
    /// <param name="isVictims">The victim reports it: who left the victim out is the victim.</param>
    public async Task<NewKill?> ReadAsync(
        TrackerBody body, ApiKeyIdentity key, bool isVictims, FieldErrors errors, CancellationToken cancellationToken)
    {
        var report = body.Report;
        var victim = TrackerText.NullIfPlaceholder(report.Victim) ?? TrackerText.NullIfPlaceholder(report.EnemyPilot)
            ?? (isVictims ? key.PlayerName : null);
        var isOwnDeath = PlayerHandle.Comparer.Equals(victim, key.PlayerName);
        var request = new KillRequest
        {
            KillerId = KillerOf(report, isOwnDeath, isVictims),
            VictimId = victim,
            Weapon = TrackerText.NullIfPlaceholder(report.Weapon),
            Location = TrackerText.NullIfPlaceholder(report.Location) ?? TrackerText.NullIfPlaceholder(report.Zone),
            IsSuicide = isOwnDeath && (IsSuicide(report.DamageType) || IsSuicide(report.Method)) ? true : null,
            Timestamp = TimeOf(report, errors),
            // A kill is worth more than what came along.
            RawData = body.RawData.Length > KillRequest.RawDataLength ? null : new RawJson(body.RawData),
        };
        var kill = await intake.ReadAsync(request, key, null, errors, cancellationToken);
        return kill is null ? null : kill with { Announce = !WantsAnonymity(report) };
    }

    /// <summary>A killer that is named and not known did not win a kill; none named at all is the key's player.</summary>
    private static string? KillerOf(TrackerReportRequest report, bool isOwnDeath, bool isVictims)
    {
        var named = TrackerText.NullIfPlaceholder(report.Player) ?? TrackerText.NullIfPlaceholder(report.Killer);
        var isLeftOut = report is { Player: null, Killer: null } && !isVictims;
        return named ?? (isOwnDeath && !isLeftOut ? NobodyKnown : null);
    }

    private static DateTimeOffset? TimeOf(TrackerReportRequest report, FieldErrors errors)
    {
        if ((TrackerText.NullIfPlaceholder(report.Time) ?? TrackerText.NullIfPlaceholder(report.EventTime)
            ?? TrackerText.NullIfPlaceholder(report.Timestamp)) is not { } text)
        {
            return null;
        }

        if (TrackerTime.TryParse(text, out var time))
        {
            return time;
        }

        errors.Add("timestamp", "This is no time that is understood here. Send ISO 8601, such as 2025-04-13T17:17:51Z, or leave it out.");
        return null;
    }

    private static bool WantsAnonymity(TrackerReportRequest report) =>
        report.AnonymizeState is { ValueKind: JsonValueKind.Object } state
        && state.TryGetProperty("enabled", out var enabled)
        && (enabled.ValueKind == JsonValueKind.True || (enabled.ValueKind == JsonValueKind.String && IsTrue(enabled.GetString())));

    private static bool IsSuicide(string? text) => string.Equals(text?.Trim(), Suicide, StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string? text) => text is "1" || string.Equals(text?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
