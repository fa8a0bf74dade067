using KillBot.Domain.Data;

namespace KillBot.Domain.Kills.Claims;

/// <summary>
/// The victim answers. A confirmed claim and its kill are written in one transaction: neither a crash nor a second click makes two kills or none.
/// </summary>
internal sealed class DecideKillClaim(Guid claimId, long discordId, KillClaimAnswer answer, KillRecorder recorder)
    : WriteOperation<KillClaimDecision>
{
    // Kills tell their source to those who read them; nobody's ids.
    private const string Source = """{"source":"discord_report"}""";

    protected override KillClaimDecision Run(WriteTransaction transaction)
    {
        if (transaction.FindClaim(claimId) is not { } claim || claim.VictimDiscordId != discordId)
        {
            return new KillClaimDecision(null, IsDecided: false, null);
        }

        // Not to be asked again is about questions to come, however late this one is.
        if (answer == KillClaimAnswer.DisputeForGood)
        {
            transaction.RefuseClaims(discordId);
        }

        if (claim.State != KillClaimState.Open || claim.ExpiresAt <= transaction.Now)
        {
            return new KillClaimDecision(claim, IsDecided: false, null);
        }

        var kill = answer == KillClaimAnswer.Confirm ? Record(transaction, claim) : null;
        transaction.SetState(
            claim.Id, answer != KillClaimAnswer.Confirm ? KillClaimState.Disputed : kill is null ? KillClaimState.Void : KillClaimState.Confirmed);
        return new KillClaimDecision(transaction.FindClaim(claimId), IsDecided: true, kill);
    }

    private Kill? Record(WriteTransaction transaction, KillClaim claim)
    {
        // By the names of now: either may have been renamed since. Nobody makes kills of a player who has become somebody else's.
        if (transaction.FindPlayerName(claim.KillerId, claim.ReporterDiscordId) is not { } killer
            || transaction.FindPlayerName(claim.VictimId, claim.VictimDiscordId) is not { } victim)
        {
            return null;
        }

        var kill = new NewKill
        {
            KillerName = killer,
            VictimName = victim,
            Weapon = claim.Weapon,
            IsPvP = true,
            Timestamp = claim.CreatedAt,
            ServerId = claim.ServerId,
            RawData = Source,
            ReporterName = killer,
        };
        return recorder.RecordIn(transaction, kill).Kill;
    }
}
