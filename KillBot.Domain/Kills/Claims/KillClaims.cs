using KillBot.Domain.Data;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Kills.Claims;

/// <summary>Kills that people tell of in Discord, until their victims have answered.</summary>
public sealed class KillClaims
{
    /// <summary>How many claims of one person may wait for an answer.</summary>
    public const int MaxOpen = 5;

    /// <summary>How often one person may tell of the same victim within a day.</summary>
    public const int MaxOfPair = 3;

    private const int DueAtATime = 100;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>A process that ended before it had asked the victim will not do so any more.</summary>
    private static readonly TimeSpan TimeToAsk = TimeSpan.FromMinutes(5);

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly KillRecorder _recorder;
    private readonly TimeProvider _timeProvider;

    internal KillClaims(
        DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, KillRecorder recorder, TimeProvider timeProvider)
    {
        _writer = writer;
        _contexts = contexts;
        _recorder = recorder;
        _timeProvider = timeProvider;
    }

    /// <summary>Opens a claim, as far as the reporter's limits and the victim allow.</summary>
    public Task<(KillClaimOpening Opening, KillClaim? Claim)> OpenAsync(NewKillClaim told) =>
        _writer.ExecuteAsync<(KillClaimOpening, KillClaim?)>(transaction =>
        {
            var since = transaction.Now - Day;
            if (transaction.RefusesClaims(told.VictimDiscordId))
            {
                return (KillClaimOpening.Refused, null);
            }

            if (transaction.CountOpenClaims(told.ReporterDiscordId, since) >= MaxOpen)
            {
                return (KillClaimOpening.TooManyOpen, null);
            }

            if (transaction.CountClaims(told.ReporterDiscordId, told.VictimDiscordId, since) >= MaxOfPair)
            {
                return (KillClaimOpening.TooManyOfPair, null);
            }

            var claim = new KillClaim
            {
                Id = Guid.CreateVersion7(transaction.Now),
                ServerId = transaction.ServerOf(told.GuildId),
                KillerId = told.KillerId,
                VictimId = told.VictimId,
                ReporterDiscordId = told.ReporterDiscordId,
                VictimDiscordId = told.VictimDiscordId,
                Weapon = told.Weapon,
                CreatedAt = transaction.Now,
            };
            transaction.Insert(claim);
            return (KillClaimOpening.Opened, claim);
        });

    /// <summary>Notes where the victim was asked.</summary>
    public Task<bool> AskedAsync(Guid claimId, long channelId, long messageId) => _writer.ExecuteAsync(transaction =>
        transaction.Command("UPDATE kill_claims SET channel_id = @p1, message_id = @p2 WHERE id = @p0")
            .Set(0, claimId).Set(1, channelId).Set(2, messageId).Execute() == 1);

    /// <summary>Takes back a claim whose victim cannot be asked: it counts for no limit.</summary>
    public Task<bool> WithdrawAsync(Guid claimId) => _writer.ExecuteAsync(transaction =>
        transaction.Command("DELETE FROM kill_claims WHERE id = @p0 AND state = 'Open'").Set(0, claimId).Execute() == 1);

    /// <summary>Takes the answer of a person, who must be the victim; a second answer changes nothing.</summary>
    public Task<KillClaimDecision> DecideAsync(Guid claimId, long discordId, KillClaimAnswer answer) =>
        _writer.ExecuteAsync(new DecideKillClaim(claimId, discordId, answer, _recorder));

    public async Task<KillClaim?> FindAsync(Guid claimId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.KillClaims.FirstOrDefaultAsync(claim => claim.Id == claimId, cancellationToken);
    }

    /// <summary>Lets a person be asked about kills, or not any more.</summary>
    /// <returns>False for people without an account, whom nobody can ask.</returns>
    public Task<bool> AllowAsync(long discordId, bool isAllowed) => _writer.ExecuteAsync(transaction =>
    {
        if (isAllowed)
        {
            transaction.Command("DELETE FROM kill_claim_refusals WHERE user_id IN (SELECT id FROM users WHERE discord_id = @p0)")
                .Set(0, discordId).Execute();
        }
        else
        {
            transaction.RefuseClaims(discordId);
        }

        return isAllowed || transaction.RefusesClaims(discordId);
    });

    /// <summary>Claims whose time is over, or whose victim was never asked; the oldest first, 100 at most.</summary>
    public async Task<IReadOnlyList<KillClaim>> ListOverdueAsync(CancellationToken cancellationToken)
    {
        var now = _timeProvider.GetUtcNow();
        var (expired, unasked) = (now - KillClaim.Lifetime, now - TimeToAsk);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.KillClaims
            .Where(claim => claim.State == KillClaimState.Open
                && (claim.CreatedAt <= expired || (claim.CreatedAt <= unasked && claim.MessageId == null)))
            .OrderBy(claim => claim.CreatedAt).Take(DueAtATime).ToListAsync(cancellationToken);
    }

    /// <summary>Ends a claim that nobody has answered in time.</summary>
    public Task<bool> ExpireAsync(Guid claimId) => _writer.ExecuteAsync(transaction =>
        transaction.Command("UPDATE kill_claims SET state = 'Expired' WHERE id = @p0 AND state = 'Open'").Set(0, claimId).Execute() == 1);

    /// <summary>Removes claims that were decided long ago.</summary>
    public Task<int> RemoveOldAsync() => _writer.ExecuteAsync(transaction =>
        transaction.Command("DELETE FROM kill_claims WHERE created_at < @p0 AND state <> 'Open'").Set(0, transaction.Now - Retention).Execute());
}
