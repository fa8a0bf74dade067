using KillBot.Domain.Kills;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Api.Live;

/// <summary>What a new listener is told first, read from storage: how things are, or what it has missed.</summary>
internal sealed class LiveBeginning(
    LiveFeed feed, LiveKills kills, KillQueries killQueries, VRChatActivityQueries activity, VRChatPresenceQueries presences, TimeProvider timeProvider)
{
    private const int Logs = 100;

    /// <summary>Who has missed more of VRChat begins anew; of kills, the last are told.</summary>
    private const int Missed = 1000;

    /// <summary>How many activities, those that are not told included, are looked through for what was missed.</summary>
    private const int LookedThrough = 10 * Missed;

    /// <summary>For listeners without a past.</summary>
    public async Task<IReadOnlyList<LiveMessage>> ReadStateAsync(LiveClient client, CancellationToken cancellationToken)
    {
        if (!client.Wants(LiveTopics.VRChat))
        {
            return [];
        }

        // First: what comes while the rest is read is told again to who comes back.
        var position = feed.Position;
        var last = await activity.ListAsync(null, Logs, cancellationToken);
        var presence = await presences.ReadAsync(cancellationToken);
        var totals = await activity.ReadTotalsAsync(cancellationToken);
        client.Skip(last.Select(item => (object)item.Activity.Id));
        return
        [
            LiveMessage.InitialData(InitialDataMessage.From(last, totals, presence), position),
            LiveMessage.VRChatStatus(presence.IsRunning),
        ];
    }

    /// <summary>For listeners that heard the feed up to a position.</summary>
    public async Task<IReadOnlyList<LiveMessage>> ReadMissedAsync(LiveClient client, LivePosition heard, CancellationToken cancellationToken)
    {
        List<LiveMessage> messages = [];
        if (client.Wants(LiveTopics.VRChat))
        {
            var position = feed.Position;
            if (await FindMissedAsync(heard.Activity, position.Activity, cancellationToken) is { } missed)
            {
                foreach (var item in missed)
                {
                    heard = heard with { Activity = item.Activity.Id };
                    messages.Add(LiveMessage.Log(item, heard));
                }

                // Also without anything missed: a client that starts or ends, and a tracker that falls silent, leave no activity.
                messages.AddRange(Now(await presences.ReadAsync(cancellationToken)));
            }
            else
            {
                messages.AddRange(await ReadStateAsync(client, cancellationToken));
                heard = heard with { Activity = position.Activity };
            }
        }

        if (client.Wants(LiveTopics.Kills))
        {
            var news = await killQueries.ListNewsAsync(heard.Kill, Missed, cancellationToken);
            var shown = await kills.ShowAsync(news, cancellationToken);
            foreach (var kill in news.Where(shown.ContainsKey))
            {
                heard = heard with { Kill = kill.Id };
                messages.Add(LiveMessage.Kill(kill, shown[kill], heard));
            }
        }

        client.Skip(messages.Select(message => message.Subject).OfType<object>());
        return messages;
    }

    /// <summary>Null where the listener has to begin anew: too much was missed, or the id is one of another storage.</summary>
    private async Task<IReadOnlyList<ListedActivity>?> FindMissedAsync(long heard, long told, CancellationToken cancellationToken)
    {
        if (heard > told || told - heard > LookedThrough)
        {
            return null;
        }

        var missed = await activity.ListNewsAsync(heard, timeProvider.GetUtcNow(), Missed + 1, cancellationToken);
        return missed.Count > Missed ? null : missed;
    }

    private static IEnumerable<LiveMessage> Now(VRChatPresence presence)
    {
        if (presence.Session is { } session)
        {
            yield return LiveMessage.Session(session);
        }

        yield return LiveMessage.PlayerCount(presence.PlayerCount);
        yield return LiveMessage.VRChatStatus(presence.IsRunning);
    }
}
