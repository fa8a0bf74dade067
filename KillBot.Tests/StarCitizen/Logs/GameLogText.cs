using System.Globalization;
using System.Text;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>Writes logs as the game does: Latin-1, lines that end in CRLF.</summary>
internal sealed class GameLogText(DateTimeOffset start)
{
    private readonly StringBuilder _text = new();

    public byte[] Bytes => Encoding.Latin1.GetBytes(_text.ToString());

    /// <summary>The lines that every log begins with.</summary>
    public GameLogText Head() => Line(0, "Log started on Thu Jan  1 11:00:00 2026").Line(0, "Built on Sep  4 2025 14:23:07")
        .Line(0, "Branch: sc-alpha-4.3.1").Line(0, "Changelist: 10321721").Line(0, "FileVersion: 4.3.135.21721");

    public GameLogText Login(string player, int second = 1) =>
        Line(second, $"[Notice] <Legacy login response> [CIG-net] User Login Success - Handle[{player}] - Time[222182622] [Team_GameServices][Login]");

    public GameLogText Kill(int second, string killer, string victim) => Line(second,
        $"[Notice] <Actor Death> CActor::Kill: '{victim}' [200900000001] in zone 'OOC_Stanton_2a_Cellin' killed by '{killer}' [200900000002] "
        + "using 'lbco_pistol_energy_01_2698343630880' [Class lbco_pistol_energy_01] with damage type 'Bullet' "
        + "from direction x: -0.995284, y: -0.073818, z: -0.062935 [Team_ActorFeatures][Actor]");

    /// <summary>All that builds since 4.4 leave of the owner's death.</summary>
    public GameLogText OwnDeath(int second, string player) => Line(second,
        $"[Notice] <[ActorState] Dead> [ACTOR STATE][CSCActorControlStateDead::PrePhysicsUpdate] Actor '{player}' [200900000014] "
        + "ejected from zone 'DRAK_Vulture_624220273265' [624220273265] to zone 'OOC_Stanton_1a_Ariel' [3] due to previous zone being in a destroyed vehicle");

    public GameLogText Quit(int second) => Line(second,
        "[Notice] <SystemQuit> CSystem::Quit invoked with - cause=30016, reason=User closed the application, exitCode=0 [Team_Unknown][System]");

    public GameLogText Line(int second, string text)
    {
        var time = start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Raw($"<{time}> {text}\r\n");
    }

    public GameLogText Raw(string text)
    {
        _text.Append(text);
        return this;
    }
}
