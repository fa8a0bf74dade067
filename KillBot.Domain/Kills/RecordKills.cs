using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Live;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Webhooks;

namespace KillBot.Domain.Kills;

/// <summary>
/// Records kills: recognises repeats, makes one kill of what both sides of a fight report, counts it, and notes whom to tell.
/// </summary>
internal sealed class RecordKills(IReadOnlyList<NewKill> kills, KillIds ids, LiveEventHub hub, OutboxSignal signal, WebhookRouter webhooks)
    : WriteOperation<IReadOnlyList<RecordedKill>>
{
    /// <summary>The same killer, victim and weapon within this time are one event.</summary>
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The clocks and names of two trackers differ: a report of the side that has not spoken yet is the same event within this
    /// time, whatever weapon it names. Nobody dies, returns and dies again sooner.
    /// </summary>
    private static readonly TimeSpan OtherSideWindow = TimeSpan.FromSeconds(10);

    /// <summary>Older kills are history: a tracker that catches up must not flood anybody.</summary>
    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(24);

    public override int Weight => kills.Count;

    protected override IReadOnlyList<RecordedKill> Run(WriteTransaction transaction)
    {
        var results = new RecordedKill[kills.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Record(transaction, kills[i]);
        }

        return results;
    }

    private RecordedKill Record(WriteTransaction transaction, NewKill report)
    {
        var timestamp = report.Timestamp ?? transaction.Now;
        var side = transaction.SideOf(report);
        if (FindReported(transaction, report) is { } reported)
        {
            Remember(transaction, report, reported.Id);
            return new RecordedKill(reported, IsNew: false, IsOwn: reported.Reporters == side);
        }

        var players = transaction.Cached<PlayerDirectory>();
        var killerId = report is { KillerName: { } killer, KillerIsNpc: false } ? players.IdOf(transaction, report.Game, killer) : (Guid?)null;
        var victimId = report.VictimIsNpc ? (Guid?)null : players.IdOf(transaction, report.Game, report.VictimName);
        if (killerId is not null && killerId == victimId && report is { IsSuicide: false, IsEnvironmental: false })
        {
            // Two names of one player.
            report = report with { IsSuicide = true, IsPvP = false };
        }

        if (FindEarlier(transaction, report, side, killerId, victimId, timestamp) is { } earlier)
        {
            var isOwn = earlier.Reporters == side;
            Merge(transaction, earlier, report, side);
            Remember(transaction, report, earlier.Id);
            return new RecordedKill(earlier, IsNew: false, isOwn);
        }

        var kill = Create(ids.Next(transaction.Now), report, side, killerId, victimId, timestamp, transaction.Now);
        transaction.Insert(kill);
        transaction.Rollups.Add(kill);
        Remember(transaction, report, kill.Id);
        if (kill.IsNews)
        {
            transaction.Cached<FeedRouter>().Route(transaction, kill, signal);
            webhooks.KillRecorded(transaction, kill);
        }

        webhooks.StatsUpdated(transaction, kill);
        transaction.AfterCommit(() => hub.Publish(new LiveEvent.KillRecorded(kill)));
        return new RecordedKill(kill, IsNew: true, IsOwn: true);
    }

    private static Kill? FindReported(WriteTransaction transaction, NewKill report) =>
        report is { EventId: { } eventId, Reporter: { } reporter } ? transaction.FindKillOfEvent(reporter.KeyId, eventId) : null;

    private static Kill? FindEarlier(
        WriteTransaction transaction, NewKill report, KillReporters side, Guid? killerId, Guid? victimId, DateTimeOffset timestamp)
    {
        var near = transaction.FindKillsOf(
            report, killerId, victimId, timestamp - OtherSideWindow, timestamp + OtherSideWindow);
        return near.Count == 0
            ? null
            : near.Where(kill => IsSameEvent(kill, report, side, timestamp)).MinBy(kill => (kill.Timestamp - timestamp).Duration());
    }

    private static bool IsSameEvent(Kill kill, NewKill report, KillReporters side, DateTimeOffset timestamp) =>
        // A side that calls it an accident must not swallow the other side's kill.
        kill.IsSuicide == report.IsSuicide && kill.IsEnvironmental == report.IsEnvironmental
        && (!kill.Reporters.HasFlag(side)
            || ((kill.Timestamp - timestamp).Duration() <= RepeatWindow
                && (IsSameWeapon(kill.Weapon, report.Weapon) || IsToldBySeveral(kill.Reporters))));

    // Only the first side's name of the weapon is stored; the other side repeats itself with its own.
    private static bool IsToldBySeveral(KillReporters reporters) => (reporters & (reporters - 1)) != KillReporters.None;

    private static bool IsSameWeapon(string? first, string? second) =>
        string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    private static void Merge(WriteTransaction transaction, Kill kill, NewKill report, KillReporters side)
    {
        if (kill.Reporters.HasFlag(side))
        {
            return;
        }

        kill.Reporters |= side;
        if (kill.Weapon is null)
        {
            kill.Weapon = report.Weapon;
            transaction.Rollups.AddWeapon(kill);
        }

        kill.Location ??= report.Location;
        transaction.UpdateMerged(kill);
    }

    private static Kill Create(
        Guid id, NewKill report, KillReporters side, Guid? killerId, Guid? victimId, DateTimeOffset timestamp, DateTimeOffset now) => new()
        {
            Id = id,
            Game = report.Game,
            KillerId = killerId,
            KillerName = report.KillerName,
            VictimId = victimId,
            VictimName = report.VictimName,
            ServerId = report.ServerId,
            Weapon = report.Weapon,
            Location = report.Location,
            IsPvP = report.IsPvP,
            IsSuicide = report.IsSuicide,
            IsEnvironmental = report.IsEnvironmental,
            Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(timestamp.ToUnixTimeMilliseconds()),
            RecordedAt = now,
            RawData = report.RawData,
            Reporters = side,
            IsNews = report.Announce && now - timestamp <= NewsAge,
        };

    private static void Remember(WriteTransaction transaction, NewKill report, Guid killId)
    {
        if (report.Reporter is not { } reporter)
        {
            return;
        }

        if (report.EventId is { } eventId)
        {
            transaction.InsertEvent(reporter.KeyId, eventId, killId);
        }

        if (transaction.Cached<RecentlyUsedKeys>().IsDue(reporter.KeyId, transaction.Now))
        {
            transaction.TouchApiKey(reporter.KeyId);
        }
    }

    /// <summary>Saves the keys' update for each kill: once a minute is enough to tell whether a key is in use.</summary>
    private sealed class RecentlyUsedKeys
    {
        private readonly Dictionary<Guid, DateTimeOffset> _touched = [];

        public bool IsDue(Guid keyId, DateTimeOffset now)
        {
            if (_touched.TryGetValue(keyId, out var last) && now - last < TimeSpan.FromMinutes(1))
            {
                return false;
            }

            _touched[keyId] = now;
            return true;
        }
    }
}
