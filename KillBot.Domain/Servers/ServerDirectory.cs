using KillBot.Domain.Boards;
using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Servers;

/// <summary>The guilds that the bot is in, and which players belong to them.</summary>
public sealed class ServerDirectory
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal ServerDirectory(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>Finds a server by its id (<c>server_…</c> without the prefix) or its guild's snowflake.</summary>
    public async Task<Server?> FindAsync(Guid? id, long? guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Servers.FirstOrDefaultAsync(
            server => id != null ? server.Id == id : server.DiscordId == guildId, cancellationToken);
    }

    public async Task<bool> IsMemberAsync(Guid playerId, Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMemberships.AnyAsync(
            membership => membership.PlayerId == playerId && membership.ServerId == serverId, cancellationToken);
    }

    /// <summary>Notes what the gateway tells about a guild.</summary>
    /// <param name="channels">All its channels; null leaves those that are known.</param>
    public Task<bool> SaveGuildAsync(
        long guildId, string name, string? icon, long ownerId, int? memberCount, IReadOnlyList<GuildChannel>? channels = null) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            if (transaction.Command("UPDATE servers SET is_active = 1, left_at = NULL WHERE discord_id = @p0 AND is_active = 0")
                .Set(0, guildId).Execute() == 1)
            {
                transaction.ForgetCached();
            }

            var serverId = transaction.ServerOf(guildId);
            if (channels is not null)
            {
                transaction.ReplaceChannels(serverId, channels);
            }

            var owners = transaction.Command("""
                UPDATE server_members SET is_owner = NOT is_owner
                WHERE server_id = @p0 AND is_owner <> (user_id IN (SELECT id FROM users WHERE discord_id = @p1))
                """).Set(0, serverId).Set(1, ownerId).Execute();
            if (owners > 0)
            {
                transaction.ForgetCached();
            }

            return transaction
                .Command("""
                    UPDATE servers SET name = @p1, icon = @p2, owner_discord_id = @p3, member_count = coalesce(@p4, member_count)
                    WHERE id = @p0
                    """)
                .Set(0, serverId).Set(1, name).Set(2, icon).Set(3, ownerId).Set(4, memberCount)
                .Execute() == 1;
        });

    /// <summary>
    /// The bot has left the guild, or was removed: its feeds rest until the bot is back. After <see cref="ServerRetention.KeepFor"/> its data goes.
    /// </summary>
    public Task<bool> LeaveGuildAsync(long guildId) => _writer.ExecuteWhenPossibleAsync(transaction => Leave(transaction, guildId));

    /// <summary>
    /// The guilds of a shard that the bot is in, as a session begins: all others that the gateway has told of were left while nobody listened.
    /// </summary>
    /// <param name="isOfShard">Whether a guild belongs to the shard.</param>
    /// <returns>How many were left.</returns>
    public Task<int> KeepGuildsAsync(IReadOnlySet<long> guildIds, Func<long, bool> isOfShard) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            var left = ActiveGuilds(transaction).FindAll(guildId => isOfShard(guildId) && !guildIds.Contains(guildId));
            left.ForEach(guildId => Leave(transaction, guildId));
            return left.Count;
        });

    /// <summary>
    /// An account was seen in a guild: it is a member there, and its players belong to that guild from now on. Nothing is noted
    /// of people without an account.
    /// </summary>
    /// <param name="permissions">The member's permissions in the guild, as Discord's bit set; null leaves those that are known.</param>
    /// <returns>How many players were new there.</returns>
    public Task<int> SeeMemberAsync(long guildId, long userDiscordId, long? permissions = null) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            var serverId = transaction.ServerOf(guildId);
            if (FindAccount(transaction, serverId, userDiscordId) is { } account)
            {
                transaction.SeeMember(serverId, account.Id, account.IsOwner, permissions);
            }

            var added = transaction
                .Command("""
                    INSERT OR IGNORE INTO server_memberships (player_id, server_id)
                    SELECT players.id, @p1 FROM players JOIN users ON users.id = players.user_id WHERE users.discord_id = @p0
                    """)
                .Set(0, userDiscordId).Set(1, serverId).Execute();
            if (added > 0)
            {
                transaction.ForgetCached();
            }

            return added;
        });

    private static bool Leave(WriteTransaction transaction, long guildId)
    {
        if (transaction.Command("UPDATE servers SET is_active = 0, left_at = @p1 WHERE discord_id = @p0 AND is_active = 1")
            .Set(0, guildId).Set(1, transaction.Now).Execute() == 0)
        {
            return false;
        }

        transaction.ForgetCached();
        transaction.AbandonFeeds(transaction.ServerOf(guildId), "The bot is no longer in the guild.");
        transaction.AbandonBoards(transaction.ServerOf(guildId), "The bot is no longer in the guild.");
        return true;
    }

    private static List<long> ActiveGuilds(WriteTransaction transaction)
    {
        List<long> guilds = [];
        using var reader = transaction.Command("SELECT discord_id FROM servers WHERE is_active = 1 AND member_count IS NOT NULL").Query();
        while (reader.Read())
        {
            guilds.Add(reader.GetInt64(0));
        }

        return guilds;
    }

    private static (Guid Id, bool IsOwner)? FindAccount(WriteTransaction transaction, Guid serverId, long discordId)
    {
        using var reader = transaction.Command("""
            SELECT u.id, s.owner_discord_id IS u.discord_id FROM users u JOIN servers s ON s.id = @p0 WHERE u.discord_id = @p1
            """).Set(0, serverId).Set(1, discordId).Query();
        return reader.Read() ? (reader.Id(0), reader.GetBoolean(1)) : null;
    }
}
