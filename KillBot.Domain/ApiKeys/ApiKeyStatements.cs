using KillBot.Domain.Data;

namespace KillBot.Domain.ApiKeys;

/// <summary>What a transaction of the writer does with API keys.</summary>
internal static class ApiKeyStatements
{
    private const string InsertKey = """
        INSERT INTO api_keys
            (id, lookup_hash, prefix, protected_signing_key, player_id, user_id, server_id, name, kind, created_at, expires_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
        """;

    // What a primary key has that is not fixed.
    private const string SelectPrimary = """
        SELECT id, lookup_hash, prefix, protected_signing_key, user_id, server_id, name, created_at, last_used_at
        FROM api_keys WHERE player_id = @p0 AND kind = 'Primary' AND revoked_at IS NULL
        """;

    private const string CountValid = """
        SELECT count(*) FROM api_keys WHERE user_id = @p0 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @p1)
        """;

    private const string Ended = """
        SELECT id FROM api_keys WHERE user_id = @p0 AND (revoked_at IS NOT NULL OR expires_at <= @p1) ORDER BY id DESC LIMIT -1 OFFSET @p2
        """;

    // What trackers have reported with them stays; only repeats by their own ids are not recognised any more.
    private static readonly string[] DeleteEnded =
    [
        $"DELETE FROM kill_reports WHERE api_key_id IN ({Ended})",
        $"DELETE FROM api_keys WHERE id IN ({Ended})",
    ];

    extension(WriteTransaction transaction)
    {
        /// <summary>Deletes the oldest keys of an account that work no more, beyond some: keys can be made and revoked for ever.</summary>
        public void DeleteEndedKeys(Guid userId, int kept)
        {
            foreach (var text in DeleteEnded)
            {
                transaction.Command(text).Set(0, userId).Set(1, transaction.Now).Set(2, (long)kept).Execute();
            }
        }

        public void InsertApiKey(ApiKey key) => transaction.Command(InsertKey)
            .Set(0, key.Id).Set(1, key.LookupHash).Set(2, key.Prefix).Set(3, key.ProtectedSigningKey).Set(4, key.PlayerId)
            .Set(5, key.UserId).Set(6, key.ServerId).Set(7, key.Name).Set(8, key.Kind.ToString()).Set(9, key.CreatedAt)
            .Set(10, key.ExpiresAt)
            .Execute();

        /// <summary>The primary key of a player, which never expires; null where there is none, or it was revoked.</summary>
        public ApiKey? FindPrimaryKey(Guid playerId)
        {
            using var reader = transaction.Command(SelectPrimary).Set(0, playerId).Query();
            return reader.Read()
                ? new ApiKey
                {
                    Id = reader.Id(0),
                    LookupHash = reader.Blob(1),
                    Prefix = reader.GetString(2),
                    ProtectedSigningKey = reader.Blob(3),
                    PlayerId = playerId,
                    UserId = reader.IdOrNull(4),
                    ServerId = reader.IdOrNull(5),
                    Name = reader.GetString(6),
                    Kind = ApiKeyKind.Primary,
                    CreatedAt = reader.Time(7),
                    LastUsedAt = reader.TimeOrNull(8),
                }
                : null;
        }

        /// <summary>How many keys of an account are neither revoked nor expired.</summary>
        public long CountValidKeys(Guid userId)
        {
            using var reader = transaction.Command(CountValid).Set(0, userId).Set(1, transaction.Now).Query();
            reader.Read();
            return reader.GetInt64(0);
        }

        public long CountPlayers(Guid userId)
        {
            using var reader = transaction.Command("SELECT count(*) FROM players WHERE user_id = @p0").Set(0, userId).Query();
            reader.Read();
            return reader.GetInt64(0);
        }
    }
}
