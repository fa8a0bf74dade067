using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Names of events that a log tells.</summary>
internal static class VRChatEventId
{
    /// <summary>
    /// The same whenever and wherever a log is read: made of the file's name, the place and time of the record, and what it tells of
    /// whom. The time as written tells apart what stands at the same place of a file that was begun anew.
    /// </summary>
    public static string Of(string file, VRChatLogMark mark, VRChatEventType type, string? person)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{file}\n{mark.Offset}\n{mark.LocalTime:s}\n{type}\n{person}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
