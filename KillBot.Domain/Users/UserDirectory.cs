using KillBot.Domain.Data;
using KillBot.Domain.Players;

namespace KillBot.Domain.Users;

/// <summary>Accounts.</summary>
public sealed class UserDirectory
{
    private readonly DatabaseWriter _writer;

    internal UserDirectory(DatabaseWriter writer) => _writer = writer;

    /// <summary>The id of the account with a Discord id, which is made where there is none.</summary>
    /// <param name="name">Of a new account: what Discord shows, 1 to 64 characters.</param>
    /// <param name="locale">The language of the person's Discord, in which they are written to.</param>
    public Task<Guid> EnsureAsync(long discordId, string name, string locale) => _writer.ExecuteAsync(transaction =>
    {
        transaction.Command("""
            INSERT INTO users (id, discord_id, name, is_admin, created_at, updated_at, locale) VALUES (@p0, @p1, @p2, 0, @p3, @p3, @p4)
            ON CONFLICT (discord_id) DO UPDATE SET locale = excluded.locale
            """)
            .Set(0, Guid.CreateVersion7(transaction.Now)).Set(1, discordId).Set(2, name).Set(3, transaction.Now).Set(4, locale).Execute();
        return transaction.UserOf(discordId);
    });

    /// <summary>Makes an account, or renames the one with this Discord id; <paramref name="isAdmin"/> null leaves the role.</summary>
    public Task<User> SaveAsync(long discordId, string name, bool? isAdmin) => _writer.ExecuteAsync(transaction =>
    {
        transaction.Command("""
            INSERT INTO users (id, discord_id, name, is_admin, created_at, updated_at)
            VALUES (@p0, @p1, @p2, coalesce(@p3, 0), @p4, @p4)
            ON CONFLICT (discord_id) DO UPDATE SET
                name = excluded.name, is_admin = coalesce(@p3, is_admin), updated_at = excluded.updated_at
            """)
            .Set(0, Guid.CreateVersion7(transaction.Now)).Set(1, discordId).Set(2, name)
            .Set(3, isAdmin).Set(4, transaction.Now).Execute();
        if (isAdmin is not null)
        {
            // Administrators' webhooks may look into every server.
            transaction.ForgetCached();
        }

        using var reader = transaction.Command("SELECT id, is_admin, created_at FROM users WHERE discord_id = @p0")
            .Set(0, discordId).Query();
        reader.Read();
        return new User
        {
            Id = reader.Id(0),
            DiscordId = discordId,
            Name = name,
            IsAdmin = reader.GetBoolean(1),
            CreatedAt = reader.Time(2),
        };
    });
}
