namespace KillBot.Domain.Logs;

/// <summary>Numbers of a fixed number of digits, as timestamps have them.</summary>
internal static class LogDigits
{
    /// <summary>False if there is anything but digits, or nothing. Nine digits at most.</summary>
    public static bool TryRead(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return !digits.IsEmpty;
    }
}
