using System.Diagnostics;
using KillBot.Domain.Logs;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>No path leads out of the configured folders, whatever it looks like and whatever lies there.</summary>
public sealed class LogDirectoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _root;
    private readonly string _secret;

    public LogDirectoryTests()
    {
        _root = Directory.CreateDirectory(_folder.File("StarCitizen")).FullName;
        Directory.CreateDirectory(Path.Combine(_root, "LIVE", "logbackups"));
        Write("LIVE/Game.log");
        Write("LIVE/logbackups/Game Build(10321721) 11 Aug 25 (21 38 58).log");
        _secret = _folder.File("secret.log");
        File.WriteAllText(_secret, "secret");
        Directory.CreateDirectory(_folder.File("StarCitizenOther"));
        File.WriteAllText(_folder.File("StarCitizenOther/Game.log"), "secret");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("LIVE/Game.log")]
    [InlineData(@"LIVE\Game.log")]
    [InlineData("{root}/LIVE/Game.log")]
    [InlineData(@"{root}\LIVE\Game.log")]
    [InlineData("LIVE/logbackups/Game Build(10321721) 11 Aug 25 (21 38 58).log")]
    public void A_log_inside_opens_with_either_slash(string path)
    {
        using var file = Open(path);

        Assert.NotNull(file);
        Assert.Equal("inside", new StreamReader(file).ReadToEnd());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("{root}")]
    [InlineData("{root}/")]
    [InlineData("LIVE")]
    [InlineData("LIVE/")]
    [InlineData("../secret.log")]
    [InlineData(@"..\secret.log")]
    [InlineData("LIVE/../../secret.log")]
    [InlineData("LIVE/../LIVE/Game.log")]
    [InlineData("./LIVE/Game.log")]
    [InlineData("LIVE//Game.log")]
    [InlineData("/LIVE/Game.log")]
    [InlineData("{root}/../secret.log")]
    [InlineData("{root}/LIVE/../../secret.log")]
    [InlineData("{root}Other/Game.log")]
    [InlineData("{folder}/secret.log")]
    [InlineData("{folder}/no-such-file.log")]
    [InlineData("/etc/passwd")]
    [InlineData("/var/log/dpkg.log")]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/environ")]
    [InlineData(@"C:\Windows\win.ini")]
    [InlineData("C:Game.log")]
    [InlineData("D:/StarCitizen/LIVE/Game.log")]
    [InlineData(@"\\server\share\Game.log")]
    [InlineData("//server/share/Game.log")]
    [InlineData(@"\\?\C:\Game.log")]
    [InlineData(@"\\.\pipe\Game.log")]
    [InlineData("LIVE/Game.log:stream")]
    [InlineData("LIVE/Game.log::$DATA")]
    [InlineData("LIVE/x:Game.log")]
    [InlineData("LIVE/Game.log.")]
    [InlineData("LIVE/Game.log ")]
    [InlineData("LIVE./Game.log")]
    [InlineData("NUL.log")]
    [InlineData("LIVE/con.log")]
    [InlineData("LIVE/COM1.txt")]
    [InlineData("LIVE/Game.log\0.png")]
    [InlineData("LIVE/Game.log\n")]
    [InlineData("file:///etc/passwd.log")]
    [InlineData("%2e%2e/secret.log")]
    [InlineData("~/secret.log")]
    [InlineData("LIVE/.log")]
    [InlineData("LIVE/Data.p4k")]
    public void Nothing_else_opens(string path)
    {
        Write("LIVE/Data.p4k");

        Assert.Null(Open(path));
    }

    [Fact]
    public void A_very_long_path_does_not_open() => Assert.Null(Open(new string('a', 5000) + ".log"));

    [Fact]
    public void A_link_instead_of_the_file_does_not_open()
    {
        File.CreateSymbolicLink(Inside("LIVE/link.log"), _secret);
        File.CreateSymbolicLink(Inside("LIVE/near.log"), Inside("LIVE/Game.log"));
        File.CreateSymbolicLink(Inside("LIVE/zero.log"), "/dev/zero");
        File.CreateSymbolicLink(Inside("LIVE/loop.log"), Inside("LIVE/loop.log"));

        Assert.All(["LIVE/link.log", "LIVE/near.log", "LIVE/zero.log", "LIVE/loop.log"], path => Assert.Null(Open(path)));
    }

    [Fact]
    public void A_link_on_the_way_does_not_lead_out()
    {
        Directory.CreateSymbolicLink(Inside("PTU"), _folder.Path);
        Directory.CreateSymbolicLink(Inside("EPTU"), Inside("LIVE"));

        Assert.All(["PTU/secret.log", "PTU/StarCitizenOther/Game.log", "EPTU/Game.log"], path => Assert.Null(Open(path)));
    }

    [Fact]
    public void The_configured_folder_itself_may_be_a_link()
    {
        Directory.CreateSymbolicLink(_folder.File("games"), _root);

        using var file = new LogDirectory(_folder.File("games")).Resolve("LIVE/Game.log")!.Open();

        Assert.NotNull(file);
    }

    [Fact]
    public void A_folder_swapped_for_a_link_after_the_check_does_not_open()
    {
        Directory.CreateDirectory(Inside("PTU"));
        Write("PTU/secret.log");
        var path = Directories().All[0].Resolve("PTU/secret.log")!;
        using (var before = path.Open())
        {
            Assert.NotNull(before);
        }

        Directory.Delete(Inside("PTU"), recursive: true);
        Directory.CreateSymbolicLink(Inside("PTU"), _folder.Path);

        Assert.True(File.Exists(path.FullPath));
        Assert.Null(path.Open());
    }

    [Fact]
    public void A_file_swapped_for_a_link_after_the_check_does_not_open()
    {
        var path = Directories().All[0].Resolve("LIVE/Game.log")!;
        File.Delete(path.FullPath);
        File.CreateSymbolicLink(path.FullPath, _secret);

        Assert.True(File.Exists(path.FullPath));
        Assert.Null(path.Open());
    }

    [Fact]
    public async Task A_fifo_does_not_open_and_keeps_nobody_waiting()
    {
        Fifo("LIVE/fifo.log");

        var file = await Task.Run(() => Open("LIVE/fifo.log")).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Null(file);
        Assert.DoesNotContain(Directories().All[0].ListFiles(), listed => listed.Name == "fifo.log");
    }

    [Fact]
    public void Devices_and_directories_do_not_open()
    {
        Directory.CreateDirectory(Inside("LIVE/folder.log"));

        Assert.Null(Open("LIVE/folder.log"));
        if (OperatingSystem.IsLinux())
        {
            Assert.Null(LinuxFile.Open("/dev", ["zero"]));
            Assert.Null(LinuxFile.Open("/dev/null", ["Game.log"]));
            Assert.Null(LinuxFile.Open(_folder.File("none"), ["Game.log"]));
        }
    }

    [Fact]
    public void The_list_holds_logs_of_any_depth_and_no_links()
    {
        Write("LIVE/Data.p4k");
        Write("LIVE/notes.txt");
        Write("LIVE/logbackups/old.log.gz");
        File.CreateSymbolicLink(Inside("LIVE/link.log"), _secret);
        Directory.CreateSymbolicLink(Inside("PTU"), _folder.Path);

        var files = Directories().All[0].ListFiles().OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

        Assert.Equal(
            ["Game.log", "Game Build(10321721) 11 Aug 25 (21 38 58).log", "old.log.gz", "notes.txt"], files.Select(file => file.Name));
        Assert.Equal([true, false, false, false], files.Select(file => file.IsLive));
        Assert.All(files, file => Assert.Equal(6, file.Size));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing()
    {
        var directory = new LogDirectory(_folder.File("none"));

        Assert.False(directory.Exists);
        Assert.Empty(directory.ListFiles());
    }

    [Theory]
    [InlineData("relative/folder", "absolute")]
    [InlineData("", "absolute")]
    [InlineData("/", "whole drive")]
    [InlineData("/logs\n", "absolute")]
    public void A_setting_that_is_no_folder_is_refused(string directory, string reason) =>
        Assert.Contains(reason, LogDirectoryOptions.ProblemOf([directory]), StringComparison.Ordinal);

    [Fact]
    public void Folders_must_not_overlap()
    {
        Assert.Null(LogDirectoryOptions.ProblemOf(["/games/a", "/games/ab", "/games/b/"]));
        Assert.Contains("overlap", LogDirectoryOptions.ProblemOf(["/games", "/games/LIVE"]), StringComparison.Ordinal);
        Assert.Contains("overlap", LogDirectoryOptions.ProblemOf(["/games/LIVE", "/games/x/../"]), StringComparison.Ordinal);
        Assert.Contains("overlap", LogDirectoryOptions.ProblemOf(["/games", "/games/"]), StringComparison.Ordinal);
    }

    private LogDirectories Directories()
    {
        var options = new LogDirectoryOptions();
        options.LogDirectories.Add(_root);
        return new LogDirectories(Options.Create(options));
    }

    private FileStream? Open(string path) => Directories().Open(path
        .Replace("{root}", _root, StringComparison.Ordinal).Replace("{folder}", _folder.Path, StringComparison.Ordinal));

    private string Inside(string name) => Path.Combine(_root, name);

    private void Write(string name) => File.WriteAllText(Inside(name), "inside");

    private void Fifo(string name)
    {
        using var process = Process.Start("mkfifo", [Inside(name)]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
