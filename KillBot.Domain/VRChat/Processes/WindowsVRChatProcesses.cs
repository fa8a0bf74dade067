using System.ComponentModel;
using System.Diagnostics;

namespace KillBot.Domain.VRChat.Processes;

/// <summary>
/// Clients as Windows lists them, of whichever user: <c>VRChat.exe</c>, and not <c>start_protected_game.exe</c>, which launches it. Other
/// systems have none of that name.
/// </summary>
internal sealed class WindowsVRChatProcesses : IVRChatProcesses
{
    /// <summary>Without <c>.exe</c>, as .NET names processes on Windows.</summary>
    private const string Name = "VRChat";

    public int Count()
    {
        Process[] clients;
        try
        {
            clients = Process.GetProcessesByName(Name);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw new IOException(exception.Message, exception);
        }

        foreach (var client in clients)
        {
            client.Dispose();
        }

        return clients.Length;
    }
}
