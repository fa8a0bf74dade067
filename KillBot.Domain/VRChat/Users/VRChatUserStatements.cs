using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Users;

/// <summary>Writes people who were met inside a transaction of the writer.</summary>
internal static class VRChatUserStatements
{
    /// <summary>The rank of everybody whose tags say nothing else.</summary>
    private const string LowestRank = Profiles.TrustRank.Visitor;

    private const string Insert = """
        INSERT OR IGNORE INTO vrchat_users (id, display_name, trust_rank, first_seen_at, last_seen_at, last_updated_at, times_encountered)
        VALUES (@p0, coalesce(@p1, @p0), @p4, @p2, @p2, @p3, 0)
        """;

    // What comes late does not change the name back. Who was told without one has the id for it.
    private const string Update = """
        UPDATE vrchat_users SET
            display_name = iif(@p2 >= last_seen_at OR display_name = id, coalesce(@p1, display_name), display_name),
            last_updated_at = iif((@p2 >= last_seen_at OR display_name = id) AND coalesce(@p1, display_name) <> display_name, @p3, last_updated_at),
            first_seen_at = min(first_seen_at, @p2),
            last_seen_at = max(last_seen_at, @p2)
        WHERE id = @p0
        """;

    private const string Count = "UPDATE vrchat_users SET times_encountered = times_encountered + @p1 WHERE id = @p0";

    extension(WriteTransaction transaction)
    {
        /// <summary>Somebody was seen. Returns how many people became known by it.</summary>
        public int SeeUser(string id, string? displayName, DateTimeOffset at)
        {
            var known = transaction.Command(Update).Set(0, id).Set(1, displayName).Set(2, at).Set(3, transaction.Now).Execute();
            return known > 0 ? 0 : transaction.Command(Insert)
                .Set(0, id).Set(1, displayName).Set(2, at).Set(3, transaction.Now).Set(4, LowestRank).Execute();
        }

        public void CountEncounters(string id, int count) => transaction.Command(Count).Set(0, id).Set(1, count).Execute();
    }
}
