namespace KillBot.Domain.VRChat.Logs;

/// <summary>Where a record stands in its log.</summary>
/// <param name="Offset">In bytes, of its first.</param>
/// <param name="LocalTime">As written.</param>
/// <param name="Timestamp">UTC.</param>
internal readonly record struct VRChatLogMark(long Offset, DateTime LocalTime, DateTimeOffset Timestamp);

/// <summary>Something that a <see cref="VRChatLogDecoder"/> found.</summary>
/// <param name="Line">What the record tells; null when it only shows that the client runs again.</param>
/// <param name="SilentSince">The last record before a silence, if this one ends it.</param>
internal readonly record struct VRChatLogEntry(VRChatLogMark Mark, VRChatLogLine? Line, VRChatLogMark? SilentSince = null);
