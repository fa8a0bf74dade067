namespace KillBot.Domain.VRChat.Sessions;

/// <summary>What there is in all, counted in the transactions that record it. One row.</summary>
public sealed class VRChatTotals
{
    /// <summary>The <see cref="Id"/> of the row.</summary>
    public const long OnlyId = 1;

    public long Id { get; init; }

    /// <summary>Every <see cref="VRChatSession"/>.</summary>
    public long Sessions { get; init; }

    /// <summary>Every <see cref="VRChatVisit"/>.</summary>
    public long Encounters { get; init; }

    /// <summary>Everybody who was met.</summary>
    public long Users { get; init; }
}
