using KillBot.Domain.Data;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Players;

/// <summary>
/// Deletes a player. What the other side of a fight was part of stays theirs, with the name taken out; everything else of the
/// player goes: kills without another player, rollups, places on leaderboards, keys, memberships and aliases.
/// </summary>
internal static class ForgetPlayer
{
    private const string Alone = """
        SELECT id FROM kills WHERE killer_id = @p0 AND (victim_id IS NULL OR victim_id = @p0)
        UNION ALL
        SELECT id FROM kills WHERE victim_id = @p0 AND killer_id IS NULL
        """;

    // Trackers' extras go too: they may hold the line of the log, with the name in it. So do weapons and places that name the player, as far
    // as they count for nobody else.
    private const string TakeOutKiller = """
        UPDATE kills SET killer_id = NULL, killer_name = @p1, raw_data = NULL,
            weapon = iif(instr(lower(weapon), lower(killer_name)) > 0, NULL, weapon),
            location = iif(instr(lower(location), lower(killer_name)) > 0, NULL, location)
        WHERE killer_id = @p0
        """;

    private const string TakeOutVictim = """
        UPDATE kills SET victim_id = NULL, victim_name = @p1, raw_data = NULL,
            location = iif(instr(lower(location), lower(victim_name)) > 0, NULL, location)
        WHERE victim_id = @p0
        """;

    private static readonly string[] Deletes =
    [
        $"DELETE FROM outbox_items WHERE message_id IS NULL AND subject_id IN ({Alone})",
        $"DELETE FROM kills WHERE id IN ({Alone})",
        "DELETE FROM kill_reports WHERE api_key_id IN (SELECT id FROM api_keys WHERE player_id = @p0)",
    ];

    /// <summary>Keys, memberships and aliases go with the row of the player.</summary>
    public static void Run(WriteTransaction transaction, Player player)
    {
        transaction.DeleteRollups(player.Id);
        transaction.DeleteSnapshots(player.Id);
        foreach (var text in Deletes)
        {
            transaction.Command(text).Set(0, player.Id).Execute();
        }

        transaction.Command(TakeOutKiller).Set(0, player.Id).Set(1, Player.DeletedName).Execute();
        transaction.Command(TakeOutVictim).Set(0, player.Id).Set(1, Player.DeletedName).Execute();
        transaction.Command("DELETE FROM players WHERE id = @p0").Set(0, player.Id).Execute();
        transaction.ForgetCached();
    }
}
