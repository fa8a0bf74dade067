namespace KillBot.Domain.VRChat.Processes;

/// <summary>What a machine's processes say of the clients that write its logs.</summary>
internal enum ProcessSign
{
    /// <summary>Nothing: the logs alone tell.</summary>
    None,

    /// <summary>There is a client for each log.</summary>
    Running,

    /// <summary>The last client that was seen is gone.</summary>
    Ended,
}
