namespace KillBot.Domain.VRChat.Logs;

/// <summary>What became of one line.</summary>
public enum VRChatLineOutcome
{
    /// <summary>A line without a header belongs to the record before it, such as the trace of an exception.</summary>
    Continuation,

    /// <summary>The header has an impossible date or time.</summary>
    BadTimestamp,

    /// <summary>Noise, as some 95 of 100 lines are.</summary>
    Ignored,

    /// <summary>The line was read.</summary>
    Event,
}
