using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.Servers;

/// <summary>Removes what guilds have chosen once the bot has been out of them for long.</summary>
public sealed class ServerRetention
{
    /// <summary>How long everything is kept for a guild that the bot was removed from.</summary>
    public static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);

    /// <summary>Tables whose rows go, by <c>server_id</c>.</summary>
    public static IReadOnlyList<string> RemovedTables { get; } =
    [
        "server_settings", "server_settings_changes", "feeds", "boards", "kill_claims", "vrchat_watches", "vrchat_live_messages", "server_members",
        "server_memberships", "server_channels",
    ];

    /// <summary>
    /// Tables whose rows stay although they name a server: keys and webhooks are their owners', and what was counted and recorded is the history of
    /// those who did it.
    /// </summary>
    public static IReadOnlyList<string> KeptTables { get; } =
    [
        "api_keys", "webhooks", "kills", "player_days", "player_totals", "server_hours", "leaderboard_snapshots", "vrchat_trackers", "vrchat_sessions",
    ];

    private readonly DatabaseWriter _writer;

    internal ServerRetention(DatabaseWriter writer) => _writer = writer;

    /// <summary>Returns the number of servers whose data was removed.</summary>
    public async Task<int> RemoveLeftAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        // One at a time: between two of them kills get their turn on the writer.
        while (await _writer.ExecuteWhenPossibleAsync(RemoveNext, cancellationToken))
        {
            removed++;
        }

        return removed;
    }

    private static bool RemoveNext(WriteTransaction transaction)
    {
        if (FindNext(transaction) is not { } serverId)
        {
            return false;
        }

        transaction.AbandonFeeds(serverId, "The bot was removed from the guild long ago.");
        // They were shown because the settings, which go, allowed it.
        transaction.HidePrivateInstances(serverId);
        foreach (var table in RemovedTables)
        {
            transaction.Command($"DELETE FROM {table} WHERE server_id = @p0").Set(0, serverId).Execute();
        }

        // Kills and sums go on naming it by its id. Without a count of members it is a server that the bot never was in: shown to nobody.
        transaction.Command("""
            UPDATE servers SET left_at = NULL, name = CAST(discord_id AS TEXT), icon = NULL, owner_discord_id = NULL, member_count = NULL
            WHERE id = @p0
            """).Set(0, serverId).Execute();
        transaction.ForgetCached();
        return true;
    }

    private static Guid? FindNext(WriteTransaction transaction)
    {
        using var reader = transaction.Command("SELECT id FROM servers WHERE left_at < @p0 LIMIT 1").Set(0, transaction.Now - KeepFor).Query();
        return reader.Read() ? reader.Id(0) : null;
    }
}
