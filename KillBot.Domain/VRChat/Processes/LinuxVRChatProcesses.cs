using System.Buffers.Text;
using System.Globalization;
using System.IO.Enumeration;
using System.Runtime.Versioning;
using KillBot.Domain.Logs;

namespace KillBot.Domain.VRChat.Processes;

/// <summary>
/// Clients under Proton or Wine, as <c>/proc</c> lists them (proc(5)): those of KillBot's own user and of the logs' owner. What others on
/// the machine play is not in these logs.
/// </summary>
/// <remarks>
/// .NET's own list reads several files for each process and thread, and goes by a name that Wine does not keep.
/// </remarks>
/// <param name="root"><c>/proc</c></param>
/// <param name="logDirectory">Where the clients write their logs.</param>
[SupportedOSPlatform("linux")]
internal sealed class LinuxVRChatProcesses(string root, string logDirectory) : IVRChatProcesses
{
    /// <summary>The longest path, and all of <c>status</c> that matters.</summary>
    private const int BufferBytes = 4096;

    private static readonly EnumerationOptions Direct = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public int Count()
    {
        var count = 0;
        Span<byte> buffer = stackalloc byte[BufferBytes];
        foreach (var id in ListIds())
        {
            if (ClientCommandLine.IsClient(Read(id, "cmdline", buffer)) && IsOurs(id, buffer))
            {
                count++;
            }
        }

        return count;
    }

    // Numbers alone: text for each process is garbage for the most part.
    private FileSystemEnumerable<int> ListIds() => new(
        root, (ref entry) => int.Parse(entry.FileName, NumberStyles.None, CultureInfo.InvariantCulture), Direct)
    {
        ShouldIncludePredicate = (ref entry) => int.TryParse(entry.FileName, NumberStyles.None, CultureInfo.InvariantCulture, out _),
    };

    private bool IsOurs(int id, Span<byte> buffer)
    {
        var user = UserOf(Read(id, "status", buffer));
        return user is not null
            && (user == UserOf(LinuxFile.ReadBeginning($"{root}/self/status", buffer)) || user == LinuxFile.OwnerOf(logDirectory));
    }

    private ReadOnlySpan<byte> Read(int id, string file, Span<byte> buffer) =>
        LinuxFile.ReadBeginning(string.Create(CultureInfo.InvariantCulture, $"{root}/{id}/{file}"), buffer);

    /// <summary>The effective user of a process, the second number of <c>Uid:</c>.</summary>
    private static uint? UserOf(ReadOnlySpan<byte> status)
    {
        var ids = status[(status.IndexOf("\nUid:\t"u8) is >= 0 and var start ? start + 6 : status.Length)..];
        return Utf8Parser.TryParse(ids, out uint _, out var length) && length < ids.Length
            && Utf8Parser.TryParse(ids[(length + 1)..], out uint user, out _) ? user : null;
    }
}
