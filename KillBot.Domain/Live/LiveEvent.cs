using KillBot.Domain.Kills;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.Live;

/// <summary>Something that has just been committed.</summary>
public abstract record LiveEvent
{
    private LiveEvent()
    {
    }

    /// <summary>A new kill or death. <see cref="Kill.IsNews"/> says whether anybody is to be told.</summary>
    public sealed record KillRecorded(Kill Kill) : LiveEvent;

    /// <summary>Something in VRChat that no other tracker had told before.</summary>
    public sealed record ActivityRecorded(VRChatActivity Activity, VRChatSession Session) : LiveEvent;

    /// <summary>Sessions, visits or trackers of VRChat may be others than before.</summary>
    public sealed record VRChatChanged : LiveEvent;
}
