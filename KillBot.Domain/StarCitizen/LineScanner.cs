using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace KillBot.Domain.StarCitizen;

/// <summary>Walks along the bytes of one line; nothing becomes a string before a field is known to be wanted.</summary>
internal ref struct LineScanner(ReadOnlySpan<byte> line)
{
    /// <summary>In characters. Real names stay below 80 (NPC classes with their ids); longer ones are hostile or broken.</summary>
    internal const int MaxNameLength = 128;

    /// <summary>In characters; the longest HUD text seen is below 300.</summary>
    private const int MaxTextLength = 1024;

    private static readonly SearchValues<byte> Vector = SearchValues.Create("0123456789-."u8);

    public ReadOnlySpan<byte> Rest { get; private set; } = line;

    /// <summary>Steps over <paramref name="expected"/> if the rest begins with it.</summary>
    public bool Skip(ReadOnlySpan<byte> expected)
    {
        if (!Rest.StartsWith(expected))
        {
            return false;
        }

        Rest = Rest[expected.Length..];
        return true;
    }

    /// <summary>Moves behind the next <paramref name="marker"/>; stays where it is if there is none.</summary>
    public bool SkipPast(ReadOnlySpan<byte> marker)
    {
        var at = Rest.IndexOf(marker);
        if (at < 0)
        {
            return false;
        }

        Rest = Rest[(at + marker.Length)..];
        return true;
    }

    /// <summary>Reads a name up to <paramref name="end"/> and moves behind that.</summary>
    public bool ReadName(ReadOnlySpan<byte> end, out string name)
    {
        var at = Rest.IndexOf(end);
        name = "";
        if (at is < 1 or > MaxNameLength || Rest[..at].ContainsAnyInRange((byte)0, (byte)31))
        {
            return false;
        }

        name = Encoding.Latin1.GetString(Rest[..at]);
        Rest = Rest[(at + end.Length)..];
        return true;
    }

    /// <summary>The name behind <paramref name="marker"/>, or null; for fields that may be missing.</summary>
    public string? NameAfter(ReadOnlySpan<byte> marker, ReadOnlySpan<byte> end) =>
        SkipPast(marker) && ReadName(end, out var name) ? name : null;

    /// <summary>Free text up to <paramref name="end"/>, or all the rest if that does not come.</summary>
    public string ReadText(ReadOnlySpan<byte> end)
    {
        var at = end.IsEmpty ? -1 : Rest.IndexOf(end);
        var text = at < 0 ? Rest : Rest[..at];
        return Encoding.Latin1.GetString(text[..Math.Min(text.Length, MaxTextLength)]);
    }

    /// <summary>Reads the digits of an id (up to 19) and <paramref name="end"/> behind them.</summary>
    public bool ReadId(ReadOnlySpan<byte> end, out long id)
    {
        id = 0;
        if (Rest.IsEmpty || !char.IsAsciiDigit((char)Rest[0]) || !Utf8Parser.TryParse(Rest, out id, out var length))
        {
            return false;
        }

        Rest = Rest[length..];
        return Skip(end);
    }

    /// <summary>Reads a plain decimal number and <paramref name="end"/> behind it.</summary>
    public bool ReadNumber(ReadOnlySpan<byte> end, out double number)
    {
        var length = Rest.IndexOfAnyExcept(Vector);
        var digits = length < 0 ? Rest : Rest[..length];
        if (!Utf8Parser.TryParse(digits, out number, out var used) || used != digits.Length)
        {
            return false;
        }

        Rest = Rest[used..];
        return Skip(end);
    }
}
