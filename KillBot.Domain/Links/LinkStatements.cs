using KillBot.Domain.Data;

namespace KillBot.Domain.Links;

/// <summary>Reads and writes links and codes inside a transaction of the writer.</summary>
internal static class LinkStatements
{
    private const string LinkColumns = "kind, subject, name, user_id, player_id, linked_at, allows_watching";

    private const string SelectLink = $"SELECT {LinkColumns} FROM account_links WHERE kind = @p0 AND subject = @p1";

    private const string UpsertLink = $"""
        INSERT INTO account_links ({LinkColumns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT (kind, subject) DO UPDATE SET name = excluded.name, user_id = excluded.user_id, player_id = excluded.player_id,
            linked_at = excluded.linked_at, allows_watching = excluded.allows_watching
        """;

    private const string CountLinks = "SELECT count(*) FROM account_links WHERE user_id = @p0";

    private const string SelectCode =
        "SELECT subject, name, code, expires_at, checked_at FROM link_codes WHERE user_id = @p0 AND kind = @p1 AND expires_at > @p2";

    // When somebody last looked is kept: another code gives nobody another look.
    private const string UpsertCode = """
        INSERT INTO link_codes (user_id, kind, subject, name, code, expires_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        ON CONFLICT (user_id, kind) DO UPDATE SET
            subject = excluded.subject, name = excluded.name, code = excluded.code, expires_at = excluded.expires_at
        """;

    private const string SelectLastCheck = "SELECT max(checked_at) FROM link_codes WHERE user_id = @p0";

    private const string NoteCheck = "UPDATE link_codes SET checked_at = @p2 WHERE user_id = @p0 AND kind = @p1";

    // The code is spent; the time of the look stays.
    private const string SpendCode = """
        UPDATE link_codes SET expires_at = 0, code = '' WHERE user_id = @p0 AND kind = @p1 AND subject = @p2 AND code = @p3 AND expires_at > @p4
        """;

    extension(WriteTransaction transaction)
    {
        public AccountLink? FindLink(LinkKind kind, string subject)
        {
            using var reader = transaction.Command(SelectLink).Set(0, kind.ToString()).Set(1, subject).Query();
            return !reader.Read() ? null : new AccountLink
            {
                Kind = Enum.Parse<LinkKind>(reader.GetString(0)),
                Subject = reader.GetString(1),
                Name = reader.GetString(2),
                UserId = reader.Id(3),
                PlayerId = reader.IdOrNull(4),
                LinkedAt = reader.Time(5),
                AllowsWatching = reader.GetBoolean(6),
            };
        }

        public void SaveLink(AccountLink link) => transaction.Command(UpsertLink)
            .Set(0, link.Kind.ToString()).Set(1, link.Subject).Set(2, link.Name).Set(3, link.UserId).Set(4, link.PlayerId)
            .Set(5, link.LinkedAt).Set(6, link.AllowsWatching).Execute();

        public long CountLinksOf(Guid userId)
        {
            using var reader = transaction.Command(CountLinks).Set(0, userId).Query();
            reader.Read();
            return reader.GetInt64(0);
        }

        /// <summary>The code of an account that holds still.</summary>
        public LinkCode? FindLinkCode(Guid userId, LinkKind kind)
        {
            using var reader = transaction.Command(SelectCode).Set(0, userId).Set(1, kind.ToString()).Set(2, transaction.Now).Query();
            return !reader.Read() ? null : new LinkCode
            {
                UserId = userId,
                Kind = kind,
                Subject = reader.GetString(0),
                Name = reader.GetString(1),
                Code = reader.GetString(2),
                ExpiresAt = reader.Time(3),
                CheckedAt = reader.TimeOrNull(4),
            };
        }

        public void SaveLinkCode(LinkCode code) => transaction.Command(UpsertCode)
            .Set(0, code.UserId).Set(1, code.Kind.ToString()).Set(2, code.Subject).Set(3, code.Name).Set(4, code.Code)
            .Set(5, code.ExpiresAt).Execute();

        /// <summary>When an account last had a bio looked at, of whichever kind.</summary>
        public DateTimeOffset? LastLinkCheckOf(Guid userId)
        {
            using var reader = transaction.Command(SelectLastCheck).Set(0, userId).Query();
            return reader.Read() ? reader.TimeOrNull(0) : null;
        }

        public void NoteLinkCheck(LinkCode code) => transaction.Command(NoteCheck)
            .Set(0, code.UserId).Set(1, code.Kind.ToString()).Set(2, transaction.Now).Execute();

        /// <summary>Uses a code up; false when it has expired, or another has taken its place.</summary>
        public bool SpendLinkCode(LinkCode code) => transaction.Command(SpendCode)
            .Set(0, code.UserId).Set(1, code.Kind.ToString()).Set(2, code.Subject).Set(3, code.Code).Set(4, transaction.Now)
            .Execute() == 1;
    }
}
