using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using KillBot.Domain.Logs;
using KillBot.Domain.VRChat.Processes;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat.Processes;

/// <summary>Clients as <c>/proc</c> lists them: a folder that looks like it, and the real one.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxVRChatProcessesTests : IDisposable
{
    private const string Client = "Z:\\VRChat\\VRChat.exe\0--no-vr\0";
    private const uint Self = 4_000_001;
    private const uint Stranger = 4_000_002;

    private readonly TempFolder _folder = new();
    private int _lastId = 100;

    [LinuxFact]
    public void Clients_of_this_user_and_of_the_logs_owner_count_and_those_of_others_do_not()
    {
        var owner = LinuxFile.OwnerOf(_folder.Path)!.Value;
        Add(Client, Self);
        Assert.Equal(1, Count());
        Add(Client, owner);
        Assert.Equal(2, Count());
        Add(Client, Stranger);
        Assert.Equal(2, Count());
    }

    [LinuxFact]
    public void Zombies_launchers_and_what_ended_in_between_are_none()
    {
        Add("", Self);
        Add("Z:\\VRChat\\start_protected_game.exe\0", Self);
        Directory.CreateDirectory(_folder.File("4711"));
        File.WriteAllText(Add(Client, Self), "Name:\tVRChat.exe\nState:\tZ (zombie)\n");
        File.Delete(Add(Client, Self));
        Directory.CreateDirectory(_folder.File("sys"));
        File.WriteAllText(_folder.File("version"), "Linux");
        Assert.Equal(0, Count());

        Add(Client, Self);
        Assert.Equal(1, Count());
    }

    [LinuxFact]
    public void A_process_is_seen_while_it_runs()
    {
        var shell = _folder.File("VRChat.exe");
        File.Copy("/bin/sh", shell);
        var before = CountReal();

        using var client = Process.Start(new ProcessStartInfo(shell, ["-c", "read line"]) { UseShellExecute = false, RedirectStandardInput = true })!;
        Assert.Equal(before + 1, CountReal());
        // Another one's argument.
        using var launcher = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "read line", shell]) { UseShellExecute = false, RedirectStandardInput = true })!;
        Assert.Equal(before + 1, CountReal());

        client.StandardInput.Close();
        client.WaitForExit();
        Assert.Equal(before, CountReal());
        launcher.StandardInput.Close();
        launcher.WaitForExit();
    }

    [LinuxFact]
    public void Looking_leaves_nothing_open_and_makes_little_garbage()
    {
        CountReal();
        var (files, ids) = (OpenFiles(), Directory.GetDirectories("/proc").Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 20; i++)
        {
            CountReal();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20 / ids, 0, 400);
        // Other tests open files of their own at the same time.
        Assert.InRange(OpenFiles() - files, int.MinValue, (20 * ids) - 1);
    }

    [LinuxFact]
    public void A_list_that_cannot_be_read_is_said()
    {
        Assert.ThrowsAny<IOException>(() => New(_folder.File("nowhere")).Count());
    }

    public void Dispose() => _folder.Dispose();

    private LinuxVRChatProcesses New(string root) => new(root, _folder.Path);

    private int CountReal() => New("/proc").Count();

    private int Count()
    {
        Directory.CreateDirectory(_folder.File("self"));
        File.WriteAllText(_folder.File("self/status"), Status(Self));
        return New(_folder.Path).Count();
    }

    /// <summary>Adds a process, and returns the file that tells its user.</summary>
    private string Add(string commandLine, uint user)
    {
        var folder = _folder.File((++_lastId).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cmdline"), commandLine);
        var status = Path.Combine(folder, "status");
        File.WriteAllText(status, Status(user));
        return status;
    }

    // The first of the numbers is the one that started the process.
    private static string Status(uint user) => string.Create(
        CultureInfo.InvariantCulture, $"Name:\tVRChat.exe\nUmask:\t0022\nState:\tS (sleeping)\nUid:\t{Stranger}\t{user}\t{Stranger}\t{Stranger}\nGid:\t1\t1\t1\t1\n");

    private static int OpenFiles() => Directory.GetFiles("/proc/self/fd").Length;
}
