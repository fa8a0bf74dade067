using KillBot.Domain.Links;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Users;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>Asks once more, when a watch is to tell something, whether it may: consent and privacy may have changed since.</summary>
internal sealed class WatchGate(VRChatWatches watches, LinkQueries links, VRChatVisibility visibility)
{
    /// <summary>False also ends the watch where whoever is watched does not want it.</summary>
    public async Task<bool> MayTellAsync(VRChatWatch watch, CancellationToken cancellationToken)
    {
        if (watch.Kind != WatchKind.User)
        {
            return true;
        }

        if (!await links.AllowsWatchingAsync(watch.Subject, cancellationToken))
        {
            await watches.RemoveAsync(watch.Id);
            return false;
        }

        return (await visibility.FindHiddenAsync([watch.Subject], Viewer.MembersOf(watch.ServerId), cancellationToken)).Count == 0;
    }
}
