namespace KillBot.Domain.VRChat.Sessions;

/// <summary>What there is in all, counted in the transactions that record it. One row.</summary>
public sealed class VRChatTotals
{
    public long Id { get; init; }

    /// <summary>Every <see cref="VRChatSession"/>.</summary>
    public long Sessions { get; init; }

    /// <summary>Every <see cref="VRChatVisit"/>.</summary>
    public long Encounters { get; init; }

    /// <summary>Everybody who was met.</summary>
    public long Users { get; init; }
}
