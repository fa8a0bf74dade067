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

    /// <summary>Whether <see cref="TimeZone"/> is empty, or known here.</summary>
    public bool HasKnownTimeZone => TimeZone.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);
}
