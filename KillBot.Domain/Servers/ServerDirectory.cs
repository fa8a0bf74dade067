using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
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
    public Task<bool> SaveGuildAsync(long guildId, string name, string? icon, long ownerId, int? memberCount) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            if (transaction.Command("UPDATE servers SET is_active = 1 WHERE discord_id = @p0 AND is_active = 0")
                .Set(0, guildId).Execute() == 1)
            {
                transaction.ForgetCached();
            }

            return transaction
                .Command("""
                    UPDATE servers SET name = @p1, icon = @p2, owner_discord_id = @p3, member_count = coalesce(@p4, member_count)
                    WHERE id = @p0
                    """)
                .Set(0, transaction.ServerOf(guildId)).Set(1, name).Set(2, icon).Set(3, ownerId).Set(4, memberCount)
                .Execute() == 1;
        });

    /// <summary>The bot has left the guild, or was removed: its feeds rest until the bot is back.</summary>
    public Task<bool> LeaveGuildAsync(long guildId) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var left = transaction.Command("UPDATE servers SET is_active = 0 WHERE discord_id = @p0").Set(0, guildId).Execute() == 1;
        transaction.ForgetCached();
        List<long> channels = [];
        using (var reader = transaction
            .Command("SELECT channel_id FROM feeds WHERE server_id = (SELECT id FROM servers WHERE discord_id = @p0)")
            .Set(0, guildId).Query())
        {
            while (reader.Read())
            {
                channels.Add(reader.GetInt64(0));
            }
        }

        foreach (var channel in channels)
        {
            OutboxStore.Abandon(transaction, Destination.DiscordChannel(channel).ToString(), "The bot is no longer in the guild.");
        }

        return left;
    });

    /// <summary>An account was seen in a guild: its players belong to that guild from now on.</summary>
    public Task<int> SeeMemberAsync(long guildId, long userDiscordId) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var added = transaction
            .Command("""
                INSERT OR IGNORE INTO server_memberships (player_id, server_id)
                SELECT players.id, @p1 FROM players JOIN users ON users.id = players.user_id WHERE users.discord_id = @p0
                """)
            .Set(0, userDiscordId).Set(1, transaction.ServerOf(guildId)).Execute();
        if (added > 0)
        {
            transaction.ForgetCached();
        }

        return added;
    });
}
