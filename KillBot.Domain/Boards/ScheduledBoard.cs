using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>A leaderboard that is posted to a channel by the clock.</summary>
public sealed class ScheduledBoard
{
    public required Guid Id { get; init; }

    public required Guid ServerId { get; init; }

    /// <summary>By which the server's admins name it, from 1. No two boards of a server have the same.</summary>
    public required int Number { get; init; }

    /// <summary>The channel's snowflake.</summary>
    public required long ChannelId { get; init; }

    /// <summary>The names of <see cref="LeaderboardTypes"/>, separated by commas, in the order in which they are shown.</summary>
    public required string Types { get; init; }

    public required CalendarPeriod Period { get; init; }

    /// <summary>When it is posted, on the clocks of <see cref="TimeZone"/>: a cron expression as Quartz reads it.</summary>
    public required string Cron { get; init; }

    /// <summary>The last message is edited instead of posting another.</summary>
    public required bool EditsPrevious { get; init; }

    /// <summary>How many places are shown.</summary>
    public required int Top { get; init; }

    /// <summary>With a chart of the first type.</summary>
    public required bool HasChart { get; init; }

    /// <summary>The time zone, by its IANA name, in which <see cref="NextAt"/> was found.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When it is posted next; none when its schedule has come to an end.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When the period ends whose final board is posted next; none without final boards.</summary>
    public DateTimeOffset? FinalAt { get; init; }

    /// <summary>The time of the schedule that was seen to last, or when the board was added.</summary>
    public required DateTimeOffset SeenTo { get; init; }

    /// <summary>A time that passed too long before anybody could post; the latest.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>The snowflake of the message that an edit goes to.</summary>
    public long? MessageId { get; init; }

    /// <summary>When it was posted last.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>Who stood where in the last post, JSON (<see cref="BoardPlaces"/>).</summary>
    public string? Places { get; init; }

    /// <summary>Snowflake of the admin who added it.</summary>
    public required long CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyList<LeaderboardType> LeaderboardTypes =>
        [.. Types.Split(',').Select(name => Leaderboards.LeaderboardTypes.Find(name)).OfType<LeaderboardType>()];

    /// <summary>When something is posted next, final boards included.</summary>
    public DateTimeOffset? NextPost => FinalAt is { } final && !(NextAt < final) ? final : NextAt;
}
