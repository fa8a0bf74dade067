using System.Text;

namespace KillBot.Domain.VRChat.Processes;

/// <summary>Tells a client's process on Linux from those that only launch it.</summary>
/// <remarks>
/// The command line, and not the process' name: that is cut off after 15 bytes, and Wine gives it the name of the first thread. Wine
/// moves the program to the front of the command line; before it has, its loaders stand there.
/// </remarks>
internal static class ClientCommandLine
{
    private static ReadOnlySpan<byte> Program => "VRChat.exe"u8;

    /// <summary>
    /// Whether the program itself is the client. Proton, Steam and their containers have its path among their arguments, and
    /// <c>start_protected_game.exe</c> only launches it.
    /// </summary>
    /// <param name="commandLine">Arguments that end in NUL, as in <c>/proc/PID/cmdline</c>: empty for zombies and the kernel's own.</param>
    public static bool IsClient(ReadOnlySpan<byte> commandLine)
    {
        foreach (var range in commandLine.Split((byte)0))
        {
            var argument = commandLine[range];
            var name = argument[(argument.LastIndexOfAny((byte)'/', (byte)'\\') + 1)..];
            if (!IsLoader(name))
            {
                return Ascii.EqualsIgnoreCase(name, Program);
            }
        }

        return false;
    }

    // wine, wine64, wine-preloader, wine64-preloader.
    private static bool IsLoader(ReadOnlySpan<byte> name) => name.StartsWith("wine"u8) && !name.EndsWith(".exe"u8);
}
