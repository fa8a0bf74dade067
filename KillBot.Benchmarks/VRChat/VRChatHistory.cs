using Microsoft.Data.Sqlite;

namespace KillBot.Benchmarks.VRChat;

/// <summary>Fills the database of a server that is not running with what trackers told in a year, past the server's own ways.</summary>
internal static class VRChatHistory
{
    public const int Users = 2_000;

    /// <summary>Of these, who are in three of four visits: they have a full page of encounters at every size.</summary>
    public const int Regulars = 20;

    /// <summary>Events of a session: its own arrival and departure, and people who come and go.</summary>
    public const int SessionEvents = 50;

    private const string Numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $count)";
    private const string Session = "unhex(printf('%08x00004000a000%012x', i / $session, i / $session))";
    private const string User =
        "printf('usr_%08x-0000-4000-8000-000000000000', iif(i / 2 % 4, i / 2 % $regulars, (i / 2 * 7919) % $users))";

    private const string Time = "$start + $year * i / $count";

    private static readonly string[] Fill =
    [
        $"""
        {Numbers} INSERT INTO vrchat_activity (tracker_id, event_id, session_id, type, user_id, display_name, timestamp)
        SELECT zeroblob(16), printf('event-%d', i), {Session},
            CASE i % $session WHEN 0 THEN 'WorldJoined' WHEN $session - 1 THEN 'WorldLeft' ELSE iif(i % 2, 'PlayerJoined', 'PlayerLeft') END,
            iif(i % $session IN (0, $session - 1), NULL, {User}), iif(i % $session IN (0, $session - 1), NULL, 'Somebody'), {Time}
        FROM n
        """,
        $"""
        {Numbers} INSERT INTO vrchat_sessions
        SELECT {Session}, zeroblob(16), zeroblob(16), 'wrld_12345678-1234-1234-1234-123456789abc', 'Example World', NULL, 'Public', zeroblob(16),
            {Time}, {Time} + 600000, 0
        FROM n WHERE i % $session = 0
        """,
        $"""
        {Numbers} INSERT INTO vrchat_visits
            (user_id, instance_key, session_id, activity_id, display_name, joined_at, left_at, is_estimated_join, is_estimated_leave)
        SELECT {User}, zeroblob(16), {Session}, i + 1, 'Somebody', {Time}, {Time} + 60000, 0, 0 FROM n
        WHERE i % 2 = 1 AND i % $session NOT IN (0, $session - 1)
        """,
        """
        INSERT INTO vrchat_users (id, display_name, trust_rank, first_seen_at, last_seen_at, last_updated_at, times_encountered)
        SELECT user_id, 'Somebody', 'Visitor', min(joined_at), max(joined_at), max(joined_at), count(*) FROM vrchat_visits GROUP BY user_id
        """,
        $"""
        {Numbers} INSERT OR IGNORE INTO vrchat_users (id, display_name, trust_rank, first_seen_at, last_seen_at, last_updated_at, times_encountered)
        SELECT printf('usr_%08x-0000-4000-8000-000000000000', i), 'Somebody', 'Visitor', $start, $start, $start, 0 FROM n WHERE i < $users
        """,
        """
        UPDATE vrchat_totals SET
            sessions = (SELECT count(*) FROM vrchat_sessions),
            encounters = (SELECT count(*) FROM vrchat_visits),
            users = (SELECT count(*) FROM vrchat_users)
        """,
    ];

    public static string RegularId(int number) => UserId(number % Regulars);

    public static string UserId(int number) => FormattableString.Invariant($"usr_{number % Users:x8}-0000-4000-8000-000000000000");

    public static string SessionId(int number) => FormattableString.Invariant($"{number:x8}-0000-4000-a000-{number:x12}");

    public static async Task WriteAsync(string file, int events, DateTimeOffset end)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY");
        foreach (var text in Fill)
        {
            await ExecuteAsync(text);
        }

        await ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");

        async Task ExecuteAsync(string text)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            command.CommandTimeout = 0;
            var year = (long)TimeSpan.FromDays(365).TotalMilliseconds;
            foreach (var (name, value) in ((string, long)[])
                [("$count", events), ("$session", SessionEvents), ("$users", Users), ("$regulars", Regulars), ("$start", end.ToUnixTimeMilliseconds() - year), ("$year", year)])
            {
                if (text.Contains(name, StringComparison.Ordinal))
                {
                    command.Parameters.AddWithValue(name, value);
                }
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
