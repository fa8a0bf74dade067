using KillBot.Domain.Data;

namespace KillBot.Domain.Kills.Claims;

/// <summary>Claims in the writer's transaction.</summary>
internal static class KillClaimStatements
{
    extension(WriteTransaction transaction)
    {
        public void Insert(KillClaim claim) => transaction.Command("""
            INSERT INTO kill_claims (id, server_id, killer_id, victim_id, reporter_discord_id, victim_discord_id, weapon, state, created_at)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
            """)
            .Set(0, claim.Id).Set(1, claim.ServerId).Set(2, claim.KillerId).Set(3, claim.VictimId).Set(4, claim.ReporterDiscordId)
            .Set(5, claim.VictimDiscordId).Set(6, claim.Weapon).Set(7, claim.State.ToString()).Set(8, claim.CreatedAt).Execute();

        public KillClaim? FindClaim(Guid id)
        {
            using var reader = transaction.Command("""
                SELECT server_id, killer_id, victim_id, reporter_discord_id, victim_discord_id, weapon, channel_id, message_id, state, created_at
                FROM kill_claims WHERE id = @p0
                """).Set(0, id).Query();
            return !reader.Read() ? null : new KillClaim
            {
                Id = id,
                ServerId = reader.Id(0),
                KillerId = reader.Id(1),
                VictimId = reader.Id(2),
                ReporterDiscordId = reader.GetInt64(3),
                VictimDiscordId = reader.GetInt64(4),
                Weapon = reader.TextOrNull(5),
                ChannelId = reader.IsDBNull(6) ? null : reader.GetInt64(6),
                MessageId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
                State = Enum.Parse<KillClaimState>(reader.GetString(8)),
                CreatedAt = reader.Time(9),
            };
        }

        public void SetState(Guid claimId, KillClaimState state) =>
            transaction.Command("UPDATE kill_claims SET state = @p1 WHERE id = @p0").Set(0, claimId).Set(1, state.ToString()).Execute();

        public long CountOpenClaims(long reporter, DateTimeOffset since) => Count(transaction.Command("""
            SELECT count(*) FROM kill_claims WHERE reporter_discord_id = @p0 AND created_at > @p1 AND state = 'Open'
            """).Set(0, reporter).Set(1, since));

        public long CountClaims(long reporter, long victim, DateTimeOffset since) => Count(transaction.Command("""
            SELECT count(*) FROM kill_claims WHERE reporter_discord_id = @p0 AND created_at > @p2 AND victim_discord_id = @p1
            """).Set(0, reporter).Set(1, victim).Set(2, since));

        public bool RefusesClaims(long discordId) => Count(transaction.Command("""
            SELECT count(*) FROM kill_claim_refusals WHERE user_id IN (SELECT id FROM users WHERE discord_id = @p0)
            """).Set(0, discordId)) > 0;

        /// <summary>Of people without an account, whom nobody can ask, nothing is noted.</summary>
        public void RefuseClaims(long discordId) => transaction.Command("""
            INSERT OR IGNORE INTO kill_claim_refusals (user_id, created_at) SELECT id, @p1 FROM users WHERE discord_id = @p0
            """).Set(0, discordId).Set(1, transaction.Now).Execute();

        /// <summary>The name of a player who belongs to an account; null for any other.</summary>
        public string? FindPlayerName(Guid id, long discordId)
        {
            using var reader = transaction.Command("""
                SELECT p.name FROM players p JOIN users u ON u.id = p.user_id WHERE p.id = @p0 AND u.discord_id = @p1
                """).Set(0, id).Set(1, discordId).Query();
            return reader.Read() ? reader.GetString(0) : null;
        }
    }

    private static long Count(PreparedCommand command)
    {
        using var reader = command.Query();
        return reader.Read() ? reader.GetInt64(0) : 0;
    }
}
