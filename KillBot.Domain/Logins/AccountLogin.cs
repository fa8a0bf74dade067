using KillBot.Domain.Data;
using KillBot.Domain.Players;
using KillBot.Domain.Sessions;

namespace KillBot.Domain.Logins;

/// <summary>Stores who has signed in with Discord, and in which guilds they are, and begins a session.</summary>
public sealed class AccountLogin
{
    private const string SaveUser = """
        INSERT INTO users (id, discord_id, name, discriminator, avatar, is_admin, created_at, updated_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, 0, @p5, @p5)
        ON CONFLICT (discord_id) DO UPDATE SET
            name = CASE WHEN is_name_chosen THEN name ELSE excluded.name END,
            discriminator = excluded.discriminator,
            avatar = excluded.avatar,
            updated_at = excluded.updated_at
        WHERE discriminator IS NOT excluded.discriminator OR avatar IS NOT excluded.avatar
            OR (is_name_chosen = 0 AND name <> excluded.name)
        """;

    private readonly DatabaseWriter _writer;

    internal AccountLogin(DatabaseWriter writer) => _writer = writer;

    /// <summary>All in one transaction: the account, its guilds, what its players belong to, and the session.</summary>
    /// <param name="lifetime">Of the session's token.</param>
    public Task<Session> SignInAsync(DiscordProfile profile, TimeSpan lifetime) => _writer.ExecuteAsync(transaction =>
    {
        var userId = Save(transaction, profile);
        if (profile.Guilds is { } guilds)
        {
            transaction.ReplaceGuilds(userId, profile.Id, guilds);
        }

        if (transaction.JoinServersOfAccount(userId) > 0)
        {
            transaction.ForgetCached();
        }

        return transaction.StartSession(userId, lifetime);
    });

    private static Guid Save(WriteTransaction transaction, DiscordProfile profile)
    {
        transaction.Command(SaveUser)
            .Set(0, Guid.CreateVersion7(transaction.Now)).Set(1, profile.Id).Set(2, profile.Name)
            .Set(3, profile.Discriminator).Set(4, profile.Avatar).Set(5, transaction.Now).Execute();
        using var reader = transaction.Command("SELECT id FROM users WHERE discord_id = @p0").Set(0, profile.Id).Query();
        reader.Read();
        return reader.Id(0);
    }
}
