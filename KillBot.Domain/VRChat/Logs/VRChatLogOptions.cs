using KillBot.Domain.Text;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Which logs of VRChat are followed: the <c>VRChat</c> section of the configuration.</summary>
public sealed class VRChatLogOptions
{
    /// <summary>Absolute path of the folder where clients write <c>output_log_….txt</c>; empty = nothing is followed.</summary>
    public string LogDirectory { get; set; } = "";

    /// <summary>
    /// In which time zone the logs are written, as this system names it (<c>Europe/Berlin</c>, on Windows
    /// <c>W. Europe Standard Time</c>); empty = the machine's.
    /// </summary>
    public string TimeZone { get; set; } = "";

    /// <summary>
    /// The server that the logs' events are recorded for: a Discord snowflake or <c>server_…</c>; empty = <c>default-server</c>.
    /// </summary>
    public string ServerId { get; set; } = "";

    /// <summary>Whether <see cref="ServerId"/> is empty, or may be the id of a server.</summary>
    public bool IsServerIdValid =>
        ServerId.Length == 0 || PublicId.TryParseServer(ServerId, out _) || (PublicId.TryParseSnowflake(ServerId, out var guildId) && guildId > 0);

    /// <summary>Whether <see cref="TimeZone"/> is empty, or known here.</summary>
    public bool HasKnownTimeZone => TimeZone.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);
}
