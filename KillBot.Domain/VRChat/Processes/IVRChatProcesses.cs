namespace KillBot.Domain.VRChat.Processes;

/// <summary>What the operating system knows of VRChat clients on this machine.</summary>
public interface IVRChatProcesses
{
    /// <summary>
    /// How many clients run. 0 proves nothing by itself: a container, or a user who may not see the processes of others, never sees one.
    /// </summary>
    /// <exception cref="IOException">The processes cannot be listed.</exception>
    int Count();
}
