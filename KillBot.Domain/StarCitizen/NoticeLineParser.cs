namespace KillBot.Domain.StarCitizen;

/// <summary>Reads HUD notifications and missions.</summary>
internal static class NoticeLineParser
{
    public static GameLogLine? Notification(DateTimeOffset? at, LineScanner line)
    {
        if (!line.SkipPast("Added notification \""u8))
        {
            return null;
        }

        var isIncap = line.Rest.StartsWith("Incapacitated:"u8);
        var text = line.ReadText("\" ["u8);
        return isIncap ? new IncapNotification(at, text) : new Hud(at, text);
    }

    public static GameLogLine? MissionStart(DateTimeOffset? at, LineScanner line) =>
        new MissionStart(at, line.NameAfter("MissionId: "u8, " "u8));

    public static GameLogLine? MissionEnd(DateTimeOffset? at, LineScanner line)
    {
        var mission = line.NameAfter("MissionId["u8, "]"u8);
        return line.NameAfter("CompletionType["u8, "]"u8) is { } completion ? new MissionEnd(at, mission, completion) : null;
    }
}
