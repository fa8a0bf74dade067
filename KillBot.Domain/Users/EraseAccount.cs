using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Domain.Users;

/// <summary>Deletes an account, inside a transaction of the writer. A new table that names accounts has its line here.</summary>
internal static class EraseAccount
{
    /// <summary>What names a Discord id and belongs to others, with or without an account. No Discord id is 0.</summary>
    private static readonly string[] TakeOutDiscordId =
    [
        "UPDATE feeds SET created_by = 0 WHERE created_by = @p0",
        "UPDATE boards SET created_by = 0 WHERE created_by = @p0",
        "UPDATE vrchat_watches SET created_by = 0 WHERE created_by = @p0",
        "UPDATE server_settings_changes SET discord_id = NULL WHERE discord_id = @p0",
        "DELETE FROM kill_claims WHERE reporter_discord_id = @p0 OR victim_discord_id = @p0",
        "UPDATE servers SET owner_discord_id = NULL WHERE owner_discord_id = @p0",
    ];

    private static readonly string[] Deletes =
    [
        // Of players that somebody else has proven to be.
        "DELETE FROM kill_reports WHERE api_key_id IN (SELECT id FROM api_keys WHERE user_id = @p0)",
        "DELETE FROM api_keys WHERE user_id = @p0",
    ];

    public static ErasedAccount Run(WriteTransaction transaction, long discordId)
    {
        var erased = FindUser(transaction, discordId) is { } userId ? Erase(transaction, userId, discordId) : ErasedAccount.None;
        var messages = Destination.DiscordUser(discordId).ToString();
        transaction.EraseDestination(messages);
        var watches = transaction.DeleteWatchesBy(discordId);
        var named = TakeOutDiscordId.Sum(text => transaction.Command(text).Set(0, discordId).Execute());
        transaction.ForgetCached();
        return erased with { Existed = erased.Existed || watches + named > 0 };
    }

    private static ErasedAccount Erase(WriteTransaction transaction, Guid userId, long discordId)
    {
        var players = PlayersOf(transaction, userId);
        var profiles = Texts(transaction, "SELECT subject FROM account_links WHERE user_id = @p0 AND kind = 'VRChat'", userId);
        var webhooks = Ids(transaction, "SELECT id FROM webhooks WHERE user_id = @p0", userId);
        var result = new ErasedAccount(
            Existed: true,
            players.Count,
            Count(transaction, "SELECT count(*) FROM account_links WHERE user_id = @p0", userId),
            Count(transaction, "SELECT count(*) FROM api_keys WHERE user_id = @p0 AND revoked_at IS NULL", userId),
            Count(transaction, "SELECT count(*) FROM sessions WHERE user_id = @p0 AND revoked_at IS NULL", userId),
            webhooks.Count,
            profiles.Count);

        transaction.EraseMentions([discordId.ToString(CultureInfo.InvariantCulture), .. profiles]);
        transaction.EraseNames(
        [
            .. Texts(transaction, "SELECT name FROM account_links WHERE user_id = @p0", userId),
            .. Texts(transaction, "SELECT name FROM players WHERE user_id = @p0", userId),
            .. Texts(transaction, "SELECT a.name FROM player_aliases a JOIN players p ON p.id = a.player_id WHERE p.user_id = @p0", userId),
        ]);
        foreach (var player in players)
        {
            transaction.EraseNewsOf(player.Id);
            ForgetPlayer.Run(transaction, player);
        }

        foreach (var profile in profiles)
        {
            EraseVRChatUser.Run(transaction, profile);
        }

        foreach (var webhook in webhooks)
        {
            transaction.EraseDestination(Destination.Webhook(webhook).ToString());
        }

        foreach (var text in Deletes)
        {
            transaction.Command(text).Set(0, userId).Execute();
        }

        // Sessions, memberships, links, codes and webhooks go with the account.
        transaction.Command("DELETE FROM users WHERE id = @p0").Set(0, userId).Execute();
        return result;
    }

    private static Guid? FindUser(WriteTransaction transaction, long discordId)
    {
        using var reader = transaction.Command("SELECT id FROM users WHERE discord_id = @p0").Set(0, discordId).Query();
        return reader.Read() ? reader.Id(0) : null;
    }

    private static List<Player> PlayersOf(WriteTransaction transaction, Guid userId)
    {
        List<(string Game, string Key)> names = [];
        using (var reader = transaction.Command("SELECT game, name_key FROM players WHERE user_id = @p0").Set(0, userId).Query())
        {
            while (reader.Read())
            {
                names.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        return [.. names.Select(name => transaction.FindPlayer(name.Game, name.Key)!)];
    }

    private static int Count(WriteTransaction transaction, string text, Guid userId)
    {
        using var reader = transaction.Command(text).Set(0, userId).Query();
        reader.Read();
        return (int)reader.GetInt64(0);
    }

    private static List<string> Texts(WriteTransaction transaction, string text, Guid userId)
    {
        List<string> found = [];
        using var reader = transaction.Command(text).Set(0, userId).Query();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static List<Guid> Ids(WriteTransaction transaction, string text, Guid userId)
    {
        List<Guid> found = [];
        using var reader = transaction.Command(text).Set(0, userId).Query();
        while (reader.Read())
        {
            found.Add(reader.Id(0));
        }

        return found;
    }
}
