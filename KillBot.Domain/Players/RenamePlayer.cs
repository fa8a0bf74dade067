using KillBot.Domain.Data;

namespace KillBot.Domain.Players;

/// <summary>
/// Gives a player another name. The old one becomes an alias: reports and look-ups that still use it mean this player. Kills keep
/// the name under which they were reported.
/// </summary>
internal static class RenamePlayer
{
    private const string TakeBackAlias = "DELETE FROM player_aliases WHERE game = @p0 AND name_key = @p1 AND player_id = @p2";
    private const string Rename = "UPDATE players SET name = @p1, name_key = @p2 WHERE id = @p0";
    private const string AddAlias =
        "INSERT INTO player_aliases (game, name_key, name, player_id, created_at) VALUES (@p0, @p1, @p2, @p3, @p4)";

    /// <param name="name">Nobody else's, neither as a present nor as a former name: such a player is to be merged first.</param>
    public static void Run(WriteTransaction transaction, Player player, string name)
    {
        var key = Player.KeyOf(name);
        if (key != player.NameKey)
        {
            transaction.Command(TakeBackAlias).Set(0, player.Game).Set(1, key).Set(2, player.Id).Execute();
        }

        transaction.Command(Rename).Set(0, player.Id).Set(1, name).Set(2, key).Execute();
        if (key != player.NameKey)
        {
            transaction.Command(AddAlias)
                .Set(0, player.Game).Set(1, player.NameKey).Set(2, player.Name).Set(3, player.Id).Set(4, transaction.Now).Execute();
        }

        transaction.ForgetCached();
    }
}
