using KillBot.Domain.Data;

namespace KillBot.Domain.Servers;

/// <summary>Notes who is in which server, inside a transaction of the writer.</summary>
internal static class MemberStatements
{
    private const string See = """
        UPDATE server_members SET seen_at = @p4
        WHERE server_id = @p0 AND user_id = @p1 AND is_owner = @p2 AND permissions = coalesce(@p3, permissions)
        """;

    private const string Save = """
        INSERT INTO server_members (server_id, user_id, is_owner, permissions, seen_at) VALUES (@p0, @p1, @p2, coalesce(@p3, 0), @p4)
        ON CONFLICT (server_id, user_id) DO UPDATE SET
            is_owner = excluded.is_owner, permissions = coalesce(@p3, permissions), seen_at = excluded.seen_at
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>Notes that an account is in a server. Only news outdate what the writer keeps in memory: people are seen all the time.</summary>
        /// <param name="permissions">As Discord's bit set; null leaves those that are known.</param>
        public void SeeMember(Guid serverId, Guid userId, bool isOwner, long? permissions)
        {
            if (Run(transaction, See, serverId, userId, isOwner, permissions) == 0)
            {
                Run(transaction, Save, serverId, userId, isOwner, permissions);
                transaction.ForgetCached();
            }
        }
    }

    private static int Run(WriteTransaction transaction, string text, Guid serverId, Guid userId, bool isOwner, long? permissions) =>
        transaction.Command(text)
            .Set(0, serverId).Set(1, userId).Set(2, isOwner).Set(3, permissions).Set(4, transaction.Now).Execute();
}
