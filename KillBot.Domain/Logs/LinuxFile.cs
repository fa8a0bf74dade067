using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace KillBot.Domain.Logs;

/// <summary>
/// Opens a file below a folder without following any link on the way: each folder is opened from the one before
/// (<c>openat(2)</c> with <c>O_NOFOLLOW</c>), so that there is no moment between a check and the opening. .NET has nothing of
/// the kind, and its own opening waits for ever on a FIFO.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxFile
{
    private const int NonBlocking = 0x800;
    private const int NoTerminal = 0x100;
    private const int CloseOnExecute = 0x80000;
    private const int Flags = NonBlocking | NoTerminal | CloseOnExecute;

    private const int CurrentDirectory = -100;
    private const int SymlinkNoFollow = 0x100;
    private const int EmptyPath = 0x1000;

    // struct statx is the same on all architectures: 256 bytes, stx_uid at 20, stx_mode at 28.
    private const int StatSize = 256;
    private const int ModeOffset = 28;
    private const int OwnerOffset = 20;
    private const uint TypeMask = 0x1;
    private const uint OwnerMask = 0x8;
    private const int TypeBits = 0xF000;
    private const int RegularFile = 0x8000;

    // These two bits differ between architectures.
    private static readonly bool IsArmOrPower =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le;

    private static readonly int DirectoryOnly = IsArmOrPower ? 0x4000 : 0x10000;
    private static readonly int NoFollow = IsArmOrPower ? 0x8000 : 0x20000;

    /// <summary>Opens the file for reading; null if it is missing, forbidden, no regular file, or behind a link.</summary>
    /// <param name="directory">May be a link itself: the operator chose it.</param>
    /// <param name="steps">Plain names, the last of them the file's.</param>
    public static FileStream? Open(string directory, IReadOnlyList<string> steps)
    {
        var folder = OpenFile(directory, Flags | DirectoryOnly);
        foreach (var step in steps.SkipLast(1))
        {
            using var parent = folder;
            folder = parent.IsInvalid ? parent : OpenAt(parent, step, Flags | DirectoryOnly | NoFollow);
        }

        using (folder)
        {
            var file = folder.IsInvalid ? folder : OpenAt(folder, steps[^1], Flags | NoFollow);
            if (file.IsInvalid || !IsRegular(file))
            {
                file.Dispose();
                return null;
            }

            return new FileStream(file, FileAccess.Read, bufferSize: 0);
        }
    }

    /// <summary>Whether the path itself, not what it may link to, is a regular file.</summary>
    public static bool IsRegular(string path)
    {
        var stat = new byte[StatSize];
        return Stat(CurrentDirectory, path, SymlinkNoFollow, TypeMask, stat) == 0 && IsRegular(stat);
    }

    /// <summary>The user that a file or folder belongs to, behind any link; null if there is none.</summary>
    public static uint? OwnerOf(string path)
    {
        var stat = new byte[StatSize];
        return Stat(CurrentDirectory, path, 0, OwnerMask, stat) == 0 ? BitConverter.ToUInt32(stat, OwnerOffset) : null;
    }

    /// <summary>The beginning of a file that the kernel makes up; empty if it is missing or forbidden. Neither throws.</summary>
    public static ReadOnlySpan<byte> ReadBeginning(string path, Span<byte> buffer)
    {
        using var file = OpenFile(path, Flags);
        try
        {
            return file.IsInvalid ? [] : buffer[..RandomAccess.Read(file, buffer, 0)];
        }
        catch (IOException)
        {
            // The process that it tells of has ended in between.
            return [];
        }
    }

    private static bool IsRegular(SafeFileHandle file)
    {
        var stat = new byte[StatSize];
        return StatHandle(file, "", EmptyPath, TypeMask, stat) == 0 && IsRegular(stat);
    }

    private static bool IsRegular(byte[] stat) => (BitConverter.ToUInt16(stat, ModeOffset) & TypeBits) == RegularFile;

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle directory, string name, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int directory, string path, int flags, uint mask, byte[] result);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatHandle(SafeFileHandle file, string path, int flags, uint mask, byte[] result);
}
