using System.Globalization;
using KillBot.Api.Wire;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Api.VRChat;

/// <summary>Pages of the VRChat lists: numbers are bounded, as the document says, and never an error.</summary>
internal static class VRChatPage
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public static int Limit(LenientNumber? limit) => limit?.Value is > 0 and var number ? (int)Math.Min(number, MaxLimit) : DefaultLimit;

    public static int Offset(LenientNumber? offset) => offset?.Value is > 0 and var number ? (int)Math.Min(number, int.MaxValue) : 0;

    /// <summary>Reads a cursor; false when it is none. An empty one is the first page.</summary>
    public static bool TryReadActivity(string? text, out ActivityPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!TimeCursor.TryRead(text, out var cursor) || !long.TryParse(cursor.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        position = new ActivityPosition(cursor.Time, id);
        return true;
    }

    /// <inheritdoc cref="TryReadActivity"/>
    public static bool TryReadUser(string? text, out VRChatUserPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isValid = TimeCursor.TryRead(text, out var cursor);
        position = new VRChatUserPosition(cursor.Time, cursor.Id);
        return isValid;
    }

    /// <summary>The cursor behind a page of which one more than <paramref name="limit"/> was read; null on the last.</summary>
    public static string? Next<T>(IReadOnlyList<T> read, int limit, Func<T, TimeCursor> cursorOf) =>
        read.Count > limit ? cursorOf(read[limit - 1]).Write() : null;

    public static TimeCursor CursorOf(ListedActivity item) =>
        new(item.Activity.Timestamp, item.Activity.Id.ToString(CultureInfo.InvariantCulture));

    public static TimeCursor CursorOf(ListedVisit item) =>
        new(item.Visit.JoinedAt, item.Visit.Id.ToString(CultureInfo.InvariantCulture));
}
