using System.Text;
using FsCheck;
using KillBot.Domain.VRChat.Processes;

namespace KillBot.Tests.VRChat.Processes;

/// <summary>Which processes on Linux are clients; a bar stands for the NUL behind each argument.</summary>
public sealed class ClientCommandLineTests
{
    [Theory]
    [InlineData(@"Z:\home\me\.local\share\Steam\steamapps\common\VRChat\VRChat.exe|--enable-sdk-log-levels|")]
    [InlineData(@"S:\common\VRChat\VRChat.exe|")]
    [InlineData("/home/me/Games/VR Chat/VRChat.exe|--no-vr|")]
    [InlineData("VRChat.exe|")]
    [InlineData(@"C:\VRCHAT.EXE")]
    [InlineData(@"/opt/wine/bin/wine64-preloader|/opt/wine/bin/wine64|C:\VRChat\VRChat.exe|--no-vr|")]
    [InlineData("wine|/games/VRChat.exe|")]
    public void A_client_is_known_by_its_program(string line) => Assert.True(IsClient(line));

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("||VRChat.exe|")]
    [InlineData(@"Z:\home\me\VRChat\start_protected_game.exe|")]
    [InlineData(@"Z:\home\me\VRChat\start_protected_game.exe|VRChat.exe|")]
    [InlineData(@"c:\windows\system32\steam.exe|Z:\home\me\VRChat\VRChat.exe|")]
    [InlineData("python3|/home/me/Proton 10.0/proton|waitforexitandrun|/home/me/VRChat/VRChat.exe|")]
    [InlineData("/home/me/.steam/reaper|SteamLaunch|AppId=438100|--|/home/me/VRChat/VRChat.exe|")]
    [InlineData("/bin/sh|-c|/home/me/VRChat/VRChat.exe|")]
    [InlineData("less|VRChat.exe|")]
    [InlineData("/opt/wine/bin/wineserver|")]
    [InlineData(@"C:\windows\system32\winedevice.exe|VRChat.exe|")]
    [InlineData(@"Z:\VRChat\UnityCrashHandler64.exe|--attach|1234|")]
    [InlineData("/home/me/VRChat.exe.old|")]
    [InlineData("/home/me/NotVRChat.exe|")]
    [InlineData("/home/me/VRChat.exe/bash|")]
    public void What_launches_it_or_only_names_it_is_none(string line) => Assert.False(IsClient(line));

    [Fact]
    public void Arguments_change_nothing_whatever_they_are() => Prop.ForAll<byte[]>(bytes =>
    {
        ReadOnlySpan<byte> client = "VRChat.exe\0"u8;
        ReadOnlySpan<byte> shell = "/bin/sh\0"u8;
        Assert.True(ClientCommandLine.IsClient([.. client, .. bytes]));
        Assert.False(ClientCommandLine.IsClient([.. shell, .. bytes, .. client]));
        Assert.Equal(ClientCommandLine.IsClient(bytes), ClientCommandLine.IsClient([.. bytes, 0, .. shell, .. client]));
    }).QuickCheckThrowOnFailure();

    private static bool IsClient(string line) => ClientCommandLine.IsClient(Encoding.UTF8.GetBytes(line.Replace('|', '\0')));
}
