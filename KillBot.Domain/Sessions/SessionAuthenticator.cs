using KillBot.Domain.Data;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Sessions;

/// <summary>
/// Finds whom a token stands for. It asks the database each time, so that a session that ended anywhere is refused from that
/// moment on.
/// </summary>
public sealed class SessionAuthenticator(
    IOptions<StorageOptions> options, IOptions<AdministratorOptions> administrators, TimeProvider timeProvider) : IDisposable
{
    private const string Select = """
        SELECT s.id, s.user_id, u.discord_id, u.name, u.is_admin
        FROM sessions s
        JOIN users u ON u.id = s.user_id
        WHERE s.id = @p0 AND s.token_id = @p1 AND s.revoked_at IS NULL AND s.expires_at > @p2
        """;

    private readonly PreparedQueryPool _queries = new(options, Select);

    /// <summary>The identity of a session; null where it has ended or the token was replaced.</summary>
    public SessionIdentity? Authenticate(Guid sessionId, Guid tokenId)
    {
        var identity = _queries.Run((sessionId, tokenId, Now: timeProvider.GetUtcNow()), static (command, asked) =>
        {
            using var reader = command.Set(0, asked.sessionId).Set(1, asked.tokenId).Set(2, asked.Now).Query();
            return reader.Read()
                ? new SessionIdentity(reader.Id(0), reader.Id(1), reader.GetInt64(2), reader.GetString(3), reader.GetBoolean(4))
                : null;
        });
        return identity is not null && administrators.Value.AdminIds.Contains(identity.DiscordId)
            ? identity with { IsAdmin = true }
            : identity;
    }

    public void Dispose() => _queries.Dispose();
}
