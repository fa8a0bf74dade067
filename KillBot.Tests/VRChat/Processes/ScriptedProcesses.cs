using KillBot.Domain.VRChat.Processes;

namespace KillBot.Tests.VRChat.Processes;

/// <summary>A machine on which as many clients run as a test says: none, whatever its owner plays.</summary>
public sealed class ScriptedProcesses : IVRChatProcesses
{
    private volatile int _running;

    public int Running
    {
        get => _running;
        set => _running = value;
    }

    /// <summary>Keeps the list from being read while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often somebody looked.</summary>
    public int Looks { get; private set; }

    public int Count()
    {
        Looks++;
        return Failure is null ? Running : throw Failure;
    }
}
