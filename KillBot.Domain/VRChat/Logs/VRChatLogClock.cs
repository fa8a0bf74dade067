namespace KillBot.Domain.VRChat.Logs;

/// <summary>Turns the local times of one log into UTC, line after line.</summary>
/// <param name="zone">In which the log should be written.</param>
internal sealed class VRChatLogClock(TimeZoneInfo zone)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Zones lie between UTC-12 and UTC+14.</summary>
    private static readonly TimeSpan MaxCorrection = TimeSpan.FromHours(26);

    /// <summary>A client writes something every few seconds, and the system notes when.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>What is added to all times because the log is written in another zone: whole quarters of an hour.</summary>
    public TimeSpan Correction { get; private set; }

    /// <summary>The time of the next line. In the hour that comes twice when summer ends, the first one that is not before the last line.</summary>
    public DateTimeOffset ToUtc(DateTime localTime)
    {
        _last = Convert(localTime, _last) + Correction;
        return _last;
    }

    /// <summary>
    /// Compares the last line with the time when the file was written. Under Proton, in containers and on travels the client's
    /// zone is not that of the machine; then the two differ by whole quarters of an hour.
    /// </summary>
    /// <returns>Whether the correction has changed.</returns>
    public bool Adjust(DateTime lastLine, DateTimeOffset writtenAt)
    {
        if (zone.IsAmbiguousTime(lastLine))
        {
            return false;
        }

        var difference = writtenAt - Convert(lastLine, DateTimeOffset.MinValue);
        var correction = Quarter * Math.Round(difference / Quarter);
        // A copied file tells by its time when it was copied.
        if (correction == Correction || (difference - correction).Duration() > Tolerance || correction.Duration() > MaxCorrection)
        {
            return false;
        }

        Correction = correction;
        return true;
    }

    private DateTimeOffset Convert(DateTime localTime, DateTimeOffset notBefore)
    {
        if (!zone.IsAmbiguousTime(localTime))
        {
            // Also for the hour that summer time skips, which a client in another zone can write.
            return Utc(localTime, zone.GetUtcOffset(localTime));
        }

        var offsets = zone.GetAmbiguousTimeOffsets(localTime);
        var first = Utc(localTime, offsets.Max());
        return first + Correction >= notBefore ? first : Utc(localTime, offsets.Min());
    }

    private static DateTimeOffset Utc(DateTime localTime, TimeSpan offset) => new DateTimeOffset(localTime, offset).ToUniversalTime();
}
