using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;

namespace KillBot.Domain.Links;

/// <summary>
/// Links accounts to identities elsewhere: who asks gets a code, writes it into the public bio there, and has it looked for. What is proven
/// wins over what was only claimed, and the later proof over the earlier: whoever lost something by it is told.
/// </summary>
public sealed class LinkService
{
    /// <summary>How long a code holds.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(24);

    /// <summary>An account may have a bio looked at so often, of whichever kind.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    /// <summary>Identities of one account.</summary>
    public const int MaxLinks = 25;

    private readonly DatabaseWriter _writer;
    private readonly PublicBios _bios;
    private readonly OutboxSignal _signal;

    internal LinkService(DatabaseWriter writer, PublicBios bios, OutboxSignal signal)
    {
        _writer = writer;
        _bios = bios;
        _signal = signal;
    }

    /// <summary>Gives an account, which must exist, the code for a subject. It takes the place of the code for another of the kind.</summary>
    public Task<LinkRequest> RequestAsync(Guid userId, LinkSubject subject) => _writer.ExecuteAsync<LinkRequest>(transaction =>
    {
        if (transaction.FindLink(subject.Kind, subject.Key) is { } link && link.UserId == userId)
        {
            return new LinkRequest.Linked(link);
        }

        if (transaction.FindLinkCode(userId, subject.Kind) is { } known && known.Subject == subject.Key)
        {
            return new LinkRequest.Waiting(known);
        }

        if (transaction.CountLinksOf(userId) >= MaxLinks || BringsOneTooMany(transaction, userId, subject))
        {
            return new LinkRequest.TooMany();
        }

        var code = new LinkCode
        {
            UserId = userId,
            Kind = subject.Kind,
            Subject = subject.Key,
            Name = subject.Name,
            Code = LinkCodeText.Generate(),
            ExpiresAt = transaction.Now + CodeLifetime,
        };
        transaction.SaveLinkCode(code);
        return new LinkRequest.Waiting(code);
    });

    /// <summary>Looks for the code of an account, now.</summary>
    public async Task<LinkCheck> CheckAsync(Guid userId, LinkKind kind, CancellationToken cancellationToken)
    {
        var (code, refusal) = await _writer.ExecuteAsync(transaction => Begin(transaction, userId, kind));
        if (code is null)
        {
            return refusal!;
        }

        return await _bios.ReadAsync(kind, code.Subject, cancellationToken) switch
        {
            PublicBio.Found found when LinkCodeText.IsIn(found.Text, code.Code) =>
                await _writer.ExecuteAsync(transaction => Prove(transaction, code, found.Name)),
            PublicBio.Found => new LinkCheck.CodeMissing(code),
            PublicBio.Missing => new LinkCheck.PageMissing(code),
            PublicBio.SignedOut => new LinkCheck.SignedOut(),
            _ => new LinkCheck.Unavailable(),
        };
    }

    /// <summary>Takes a player from the account, with the proof if there is one; false when it is not the account's.</summary>
    public Task<bool> RemovePlayerAsync(Guid userId, Guid playerId) => _writer.ExecuteAsync(transaction =>
    {
        using (var reader = transaction.Command("SELECT 1 FROM players WHERE id = @p0 AND user_id = @p1").Set(0, playerId).Set(1, userId).Query())
        {
            if (!reader.Read())
            {
                return false;
            }
        }

        transaction.Release(playerId, userId);
        return true;
    });

    /// <summary>Removes a link to VRChat; false when the account has none by this id.</summary>
    public Task<bool> RemoveVRChatAsync(Guid userId, string id) => _writer.ExecuteAsync(transaction => transaction
        .Command("DELETE FROM account_links WHERE kind = 'VRChat' AND subject = @p0 AND user_id = @p1").Set(0, id).Set(1, userId).Execute() == 1);

    /// <summary>Whether others may watch the account's users of VRChat; returns how many there are.</summary>
    public Task<int> AllowWatchingAsync(Guid userId, bool isAllowed) => _writer.ExecuteAsync(transaction => transaction
        .Command("UPDATE account_links SET allows_watching = @p1 WHERE user_id = @p0 AND kind = 'VRChat'")
        .Set(0, userId).Set(1, isAllowed).Execute());

    // Whoever proves a player that is theirs already has no more of them afterwards.
    private static bool BringsOneTooMany(WriteTransaction transaction, Guid userId, LinkSubject subject) =>
        subject.Kind == LinkKind.Rsi
        && transaction.FindPlayer(Games.StarCitizen, subject.Key)?.UserId != userId
        && transaction.CountPlayers(userId) >= ApiKeyService.MaxPlayersPerAccount;

    // The look is noted before it is taken: those who press the button at the same time take one between them.
    private static (LinkCode? Code, LinkCheck? Refusal) Begin(WriteTransaction transaction, Guid userId, LinkKind kind)
    {
        if (transaction.FindLinkCode(userId, kind) is not { } code)
        {
            return (null, new LinkCheck.NoCode());
        }

        if (transaction.LastLinkCheckOf(userId) + CheckInterval is { } next && next > transaction.Now)
        {
            return (null, new LinkCheck.TooSoon(next));
        }

        transaction.NoteLinkCheck(code);
        return (code, null);
    }

    private LinkCheck Prove(WriteTransaction transaction, LinkCode code, string name)
    {
        if (!transaction.SpendLinkCode(code))
        {
            return new LinkCheck.NoCode();
        }

        var earlier = transaction.FindLink(code.Kind, code.Subject);
        var former = earlier is not null && earlier.UserId != code.UserId ? earlier.UserId : (Guid?)null;
        Guid? playerId = null;
        if (code.Kind == LinkKind.Rsi)
        {
            (playerId, var claimant) = transaction.ClaimProven(code.UserId, name);
            former ??= claimant;
        }

        var link = new AccountLink
        {
            Kind = code.Kind,
            Subject = code.Subject,
            Name = name,
            UserId = code.UserId,
            PlayerId = playerId,
            LinkedAt = transaction.Now,
            AllowsWatching = true,
        };
        transaction.SaveLink(link);
        if (former is { } loser)
        {
            Tell(transaction, loser, link);
        }

        return new LinkCheck.Proven(link);
    }

    private void Tell(WriteTransaction transaction, Guid userId, AccountLink link)
    {
        long discordId;
        using (var reader = transaction.Command("SELECT discord_id FROM users WHERE id = @p0").Set(0, userId).Query())
        {
            reader.Read();
            discordId = reader.GetInt64(0);
        }

        transaction.AddToOutbox(
            _signal,
            Destination.DiscordUser(discordId).ToString(),
            EventName.LinkMoved,
            Guid.CreateVersion7(transaction.Now),
            new LinkMoved(link.Kind, link.Name).ToJson());
    }
}
