using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Clients crash, and trackers with them: nothing says then that a session has ended.</summary>
public sealed class SilentTrackers
{
    /// <summary>A tracker that tells nothing for so long follows nobody any more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(2);

    /// <summary>How often whoever follows a client that does nothing says so: well below <see cref="Silence"/>.</summary>
    public static readonly TimeSpan AliveInterval = TimeSpan.FromMinutes(10);

    private const int BatchSize = 100;
    private readonly DatabaseWriter _writer;
    private readonly VRChatNews _news;

    internal SilentTrackers(DatabaseWriter writer, VRChatNews news) => (_writer, _news) = (writer, news);

    /// <summary>Ends the sessions and visits of silent trackers at their last sign of life. Returns how many trackers fell silent.</summary>
    public async Task<int> EndSessionsAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        int count;
        do
        {
            count = await _writer.ExecuteWhenPossibleAsync(
                transaction =>
                {
                    var silent = transaction.FindSilentTrackers(transaction.Now - Silence, BatchSize);
                    if (silent.Count > 0)
                    {
                        VRChatSession[] ended = [.. silent.SelectMany(tracker => TrackerSessions.EndSilent(transaction, tracker))];
                        _news.Changed(transaction, ended, isNews: false);
                    }

                    return silent.Count;
                },
                cancellationToken);
            total += count;
        }
        while (count == BatchSize);
        return total;
    }
}
