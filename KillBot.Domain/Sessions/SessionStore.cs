using KillBot.Domain.Data;

namespace KillBot.Domain.Sessions;

/// <summary>Starts, renews and ends sessions.</summary>
public sealed class SessionStore
{
    /// <summary>A token may be renewed for this long after it has expired.</summary>
    public static readonly TimeSpan RenewalWindow = TimeSpan.FromDays(7);

    private readonly DatabaseWriter _writer;

    internal SessionStore(DatabaseWriter writer) => _writer = writer;

    /// <summary>Begins a session of an account, which must exist.</summary>
    /// <param name="lifetime">Of its token.</param>
    public Task<Session> StartAsync(Guid userId, TimeSpan lifetime) =>
        _writer.ExecuteAsync(transaction => transaction.StartSession(userId, lifetime));

    /// <summary>Replaces the token of a session; the former one is refused from then on. Null where it is not the valid one.</summary>
    /// <param name="tokenId">The token that is to be replaced.</param>
    public Task<Session?> RenewAsync(Guid sessionId, Guid tokenId, TimeSpan lifetime) => _writer.ExecuteAsync(transaction =>
    {
        var next = Guid.CreateVersion7(transaction.Now);
        var renewed = transaction
            .Command("""
                UPDATE sessions SET token_id = @p2, expires_at = @p3
                WHERE id = @p0 AND token_id = @p1 AND revoked_at IS NULL AND expires_at > @p4
                """)
            .Set(0, sessionId).Set(1, tokenId).Set(2, next)
            .Set(3, transaction.Now + lifetime).Set(4, transaction.Now - RenewalWindow)
            .Execute();
        return renewed == 1 ? Read(transaction, sessionId) : null;
    });

    /// <summary>Ends a session at once; false where it had ended before.</summary>
    public Task<bool> RevokeAsync(Guid sessionId) => _writer.ExecuteAsync(transaction => transaction
        .Command("UPDATE sessions SET revoked_at = @p1 WHERE id = @p0 AND revoked_at IS NULL")
        .Set(0, sessionId).Set(1, transaction.Now).Execute() == 1);

    /// <summary>Ends all sessions of an account at once and returns how many there were.</summary>
    public Task<int> RevokeAllAsync(Guid userId) => _writer.ExecuteAsync(transaction => transaction
        .Command("UPDATE sessions SET revoked_at = @p1 WHERE user_id = @p0 AND revoked_at IS NULL")
        .Set(0, userId).Set(1, transaction.Now).Execute());

    private static Session? Read(WriteTransaction transaction, Guid sessionId)
    {
        using var reader = transaction
            .Command("SELECT id, user_id, token_id, created_at, expires_at FROM sessions WHERE id = @p0").Set(0, sessionId).Query();
        return reader.Read()
            ? new Session
            {
                Id = reader.Id(0),
                UserId = reader.Id(1),
                TokenId = reader.Id(2),
                CreatedAt = reader.Time(3),
                ExpiresAt = reader.Time(4),
            }
            : null;
    }
}
