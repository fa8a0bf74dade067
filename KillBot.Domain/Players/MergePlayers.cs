using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Players;

/// <summary>
/// Makes two players one: kills, rollups, places on leaderboards, memberships, keys and aliases of the first become the second's, and its name an alias
/// of the second.
/// </summary>
internal static class MergePlayers
{
    // Nobody kills themself, whatever both were called then: such a kill is a suicide and counts for nobody.
    private const string OwnKillsBecomeSuicides =
        "UPDATE kills SET is_suicide = 1, is_pvp = 0 WHERE id = @p0";

    private static readonly string[] Moves =
    [
        "UPDATE kills SET killer_id = @p1 WHERE killer_id = @p0",
        "UPDATE kills SET victim_id = @p1 WHERE victim_id = @p0",
        """
        INSERT OR IGNORE INTO server_memberships (player_id, server_id)
        SELECT @p1, server_id FROM server_memberships WHERE player_id = @p0
        """,
        // A player has one primary key: the other one works on as any other.
        """
        UPDATE api_keys SET kind = 'Standard' WHERE player_id = @p0 AND kind = 'Primary' AND EXISTS (
            SELECT 1 FROM api_keys own WHERE own.player_id = @p1 AND own.kind = 'Primary' AND own.revoked_at IS NULL)
        """,
        "UPDATE api_keys SET player_id = @p1 WHERE player_id = @p0",
        "UPDATE kill_claims SET killer_id = @p1 WHERE killer_id = @p0",
        "UPDATE kill_claims SET victim_id = @p1 WHERE victim_id = @p0",
        "UPDATE account_links SET player_id = @p1 WHERE player_id = @p0",
        "UPDATE player_aliases SET player_id = @p1 WHERE player_id = @p0",
        """
        INSERT INTO player_aliases (game, name_key, name, player_id, created_at)
        SELECT game, name_key, name, @p1, @p2 FROM players WHERE id = @p0
        """,
    ];

    /// <param name="from">Ends to be. Its account, if any, is the same as <paramref name="into"/>'s, or becomes it.</param>
    /// <param name="into">Keeps id and name.</param>
    public static void Run(WriteTransaction transaction, Player from, Player into)
    {
        foreach (var kill in transaction.FindKillsBetween(from.Id, into.Id))
        {
            transaction.Rollups.BecameSuicide(kill);
            transaction.Command(OwnKillsBecomeSuicides).Set(0, kill.Id).Execute();
        }

        transaction.MoveRollups(from.Id, into.Id);
        transaction.MoveSnapshots(from.Id, into.Id);
        transaction.Command("DELETE FROM player_weapons WHERE player_id = @p0 AND kills = 0").Set(0, into.Id).Execute();
        foreach (var text in Moves)
        {
            var command = transaction.Command(text).Set(0, from.Id).Set(1, into.Id);
            (text.Contains("@p2", StringComparison.Ordinal) ? command.Set(2, transaction.Now) : command).Execute();
        }

        transaction.Command("DELETE FROM players WHERE id = @p0").Set(0, from.Id).Execute();
        KeepAccount(transaction, from, into);
        transaction.ForgetCached();
    }

    // Whoever has an account has its privacy; of two without one the stricter rule holds.
    private static void KeepAccount(WriteTransaction transaction, Player from, Player into)
    {
        var privacy = into.UserId is not null ? into.Privacy
            : from.UserId is not null ? from.Privacy
            : (Privacy)Math.Max((int)from.Privacy, (int)into.Privacy);
        transaction.Command("UPDATE players SET user_id = @p1, privacy = @p2 WHERE id = @p0")
            .Set(0, into.Id).Set(1, into.UserId ?? from.UserId).Set(2, privacy.ToString()).Execute();
    }
}
