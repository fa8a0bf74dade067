using KillBot.Domain.Data;

namespace KillBot.Domain.Sessions;

/// <summary>Starts sessions inside a transaction of the writer.</summary>
internal static class SessionStatements
{
    extension(WriteTransaction transaction)
    {
        /// <summary>Begins a session of an account. Sessions that nobody can renew any more are cleared away.</summary>
        public Session StartSession(Guid userId, TimeSpan lifetime)
        {
            transaction.Command("DELETE FROM sessions WHERE expires_at < @p0")
                .Set(0, transaction.Now - SessionStore.RenewalWindow).Execute();
            var session = new Session
            {
                Id = Guid.CreateVersion7(transaction.Now),
                UserId = userId,
                TokenId = Guid.CreateVersion7(transaction.Now),
                CreatedAt = transaction.Now,
                ExpiresAt = transaction.Now + lifetime,
            };
            transaction
                .Command("INSERT INTO sessions (id, user_id, token_id, created_at, expires_at) VALUES (@p0, @p1, @p2, @p3, @p4)")
                .Set(0, session.Id).Set(1, session.UserId).Set(2, session.TokenId)
                .Set(3, session.CreatedAt).Set(4, session.ExpiresAt)
                .Execute();
            transaction.Command("UPDATE users SET last_login_at = @p1 WHERE id = @p0")
                .Set(0, userId).Set(1, transaction.Now).Execute();
            return session;
        }
    }
}
