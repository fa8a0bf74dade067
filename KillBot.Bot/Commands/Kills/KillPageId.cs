using System.Buffers;
using System.Buffers.Text;
using KillBot.Bot.Commands.Players;
using KillBot.Domain.Kills;

namespace KillBot.Bot.Commands.Kills;

/// <summary>What the custom id of a button says of the page it leads to. It was shown to people, so whatever comes back is checked.</summary>
/// <param name="PlayerId">Whose kills; none for the caller's own.</param>
internal readonly record struct KillPageId(Guid? PlayerId, KillFilter Filter, KillPageStart Start)
{
    /// <summary>The parts behind the owner.</summary>
    public const int Parts = 3;

    private const string Own = "me";
    private const int IdBytes = 16;

    public static KillPageId Of(Subject subject, KillFilter filter, KillPageStart start) =>
        new(subject.IsOwn ? null : subject.Players[0].Id, filter, start);

    public string Write()
    {
        var player = PlayerId is { } id ? Base64Url.EncodeToString(id.ToByteArray(bigEndian: true)) : Own;
        var direction = Start.From is null ? 'f' : Start.IsNewer ? 'n' : 'o';
        return $"{player}:{KillFilterOption.NameOf(Filter)}:{direction}{Start.From?.Write()}";
    }

    public static bool TryRead(IReadOnlyList<string> parts, out KillPageId id)
    {
        id = default;
        if (KillFilterOption.Find(parts[1]) is not { } filter || !TryReadPlayer(parts[0], out var player)
            || !TryReadStart(parts[2], out var start))
        {
            return false;
        }

        id = new KillPageId(player, filter, start);
        return true;
    }

    private static bool TryReadPlayer(string text, out Guid? player)
    {
        player = null;
        if (text == Own)
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[IdBytes];
        if (text.Length != Base64Url.GetEncodedLength(IdBytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done || length != IdBytes)
        {
            return false;
        }

        player = new Guid(bytes, bigEndian: true);
        return true;
    }

    private static bool TryReadStart(string text, out KillPageStart start)
    {
        start = default;
        if (text == "f")
        {
            return true;
        }

        if (text is not ['n' or 'o', ..] || !KillCursor.TryRead(text.AsSpan(1), out var cursor))
        {
            return false;
        }

        start = new KillPageStart(cursor, text[0] == 'n');
        return true;
    }
}
