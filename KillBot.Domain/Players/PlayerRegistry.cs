using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Players;

/// <summary>Renames, merges and deletes players of Star Citizen, for administrators.</summary>
public sealed class PlayerRegistry
{
    private readonly DatabaseWriter _writer;

    internal PlayerRegistry(DatabaseWriter writer) => _writer = writer;

    /// <summary>Gives the player with a present or former name another one.</summary>
    /// <param name="merge">When somebody has the new name already, that player becomes one with the renamed.</param>
    public Task<RenameResult> RenameAsync(string oldName, string newName, bool merge) => _writer.ExecuteAsync(transaction =>
    {
        if (transaction.FindPlayer(Games.StarCitizen, Player.KeyOf(oldName)) is not { } player)
        {
            return RenameResult.UnknownPlayer;
        }

        var other = transaction.FindPlayer(Games.StarCitizen, Player.KeyOf(newName));
        if (other is not null && other.Id != player.Id)
        {
            if (!merge)
            {
                return RenameResult.NameTaken;
            }

            if (other.UserId is not null && player.UserId is not null && other.UserId != player.UserId)
            {
                return RenameResult.OtherAccount;
            }

            MergePlayers.Run(transaction, other, player);
        }

        RenamePlayer.Run(transaction, player, newName);
        return RenameResult.Renamed;
    });

    /// <summary>Deletes the player with a present or former name; false when there is none.</summary>
    public Task<bool> ForgetAsync(string name) => _writer.ExecuteAsync(transaction =>
    {
        if (transaction.FindPlayer(Games.StarCitizen, Player.KeyOf(name)) is not { } player)
        {
            return false;
        }

        transaction.EraseNewsOf(player.Id);
        ForgetPlayer.Run(transaction, player);
        return true;
    });
}

/// <summary>What became of a renaming.</summary>
public enum RenameResult
{
    Renamed,

    /// <summary>Nobody has, or had, the old name.</summary>
    UnknownPlayer,

    /// <summary>Another player has, or had, the new name; merging was not asked for.</summary>
    NameTaken,

    /// <summary>Both players belong to accounts, and not to the same.</summary>
    OtherAccount,
}
