using System.Globalization;
using System.Text;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>Writes logs as a client does: UTF-8, lines that end in CRLF.</summary>
internal sealed class VRChatLogText
{
    public const string Self = "Me";
    public const string World = "wrld_4432ea9b-729c-46e3-8eaf-846aa0a37fdd";
    public const string Location = $"{World}:12345~group(grp_837667d7-605b-4cac-a988-a5e75813242b)~groupAccessType(public)~region(eu)";

    private readonly StringBuilder _text = new();
    private readonly DateTime _start;

    /// <param name="start">By the client's clock.</param>
    public VRChatLogText(DateTime start) => _start = Time = start;

    public byte[] Bytes => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>When the last line was written.</summary>
    public DateTime Time { get; private set; }

    /// <summary>The id of a user in these logs.</summary>
    public static string IdOf(string name) => $"usr_{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))}";

    /// <summary>The lines that every log begins with.</summary>
    public VRChatLogText Head() => Line(0, "[UserInfoLogger] Environment Info:").Raw("    VRChat Build: 2026.2.3p2-1866-3a6adf31e2-Release\r\n\r\n")
        .Line(0, "VRC Analytics Initialized").Line(1, $"User Authenticated: {Self} ({IdOf(Self)})")
        .Line(1, "[Behaviour] OnDisconnected: DisconnectByClientLogic").Line(1, "[Behaviour] Client invoked disconnect.");

    /// <summary>An arrival in an instance with people in it, as builds of 2026 tell it.</summary>
    public VRChatLogText Arrive(int second, params string[] present)
    {
        Line(second, $"[Behaviour] Destination set: {Location}").Line(second, "[Behaviour] Entering Room: The Pug")
            .Line(second, $"[Behaviour] Joining {Location}~nonce(SECRET)").Line(second, "[Behaviour] Joining or Creating Room: The Pug")
            .Line(second, "[Behaviour] Successfully joined room");
        foreach (var name in present)
        {
            Line(second, $"[Behaviour] OnPlayerJoinComplete {name}");
        }

        Line(second + 1, "[Behaviour] Finished entering world.");
        foreach (var name in present.Append(Self))
        {
            Joined(second + 2, name);
        }

        foreach (var name in present)
        {
            Line(second + 2, $"[Behaviour] Initialized PlayerAPI \"{name}\" is remote");
        }

        return Line(second + 2, $"[Behaviour] Initialized PlayerAPI \"{Self}\" is local");
    }

    public VRChatLogText Joined(int second, string name) => Line(second, $"[Behaviour] OnPlayerJoined {name} ({IdOf(name)})");

    public VRChatLogText Left(int second, string name) => Line(second, "[Behaviour] OnPlayerLeftRoom")
        .Line(second, $"[Behaviour] OnPlayerLeft {name} ({IdOf(name)})").Line(second, $"[Behaviour] Destroying {name}");

    /// <summary>A departure from an instance in which people stay.</summary>
    public VRChatLogText Depart(int second, params string[] present)
    {
        Line(second, "[Behaviour] OnLeftRoom");
        foreach (var name in present.Append(Self))
        {
            Line(second, $"[Behaviour] OnPlayerLeft {name} ({IdOf(name)})").Line(second, $"[Behaviour] Destroying {name}");
        }

        return Line(second, "[Behaviour] Successfully left room");
    }

    public VRChatLogText Quit(int second) => Line(second, "VRCApplication: HandleApplicationQuit at 936.5161");

    public VRChatLogText Line(int second, string message)
    {
        Time = _start.AddSeconds(second);
        return Raw(string.Create(CultureInfo.InvariantCulture, $"{Time:yyyy.MM.dd HH:mm:ss} Debug      -  {message}\r\n"));
    }

    public VRChatLogText Raw(string text)
    {
        _text.Append(text);
        return this;
    }
}
