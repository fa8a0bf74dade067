using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills.Claims;

namespace KillBot.Bot.Commands.KillReports;

/// <summary>The buttons with which a victim answers. Nobody else can, whatever custom id they send.</summary>
internal sealed class KillClaimButton(KillClaims claims, KillClaimMessages messages) : IComponentHandler
{
    private const string Confirm = "confirm";
    private const string Dispute = "dispute";
    private const string Never = "never";

    public static string Prefix => "kill-claim";

    public static ActionRow RowOf(Guid claimId, LanguageTexts texts) => new(
        Button.Of(ButtonStyle.Success, $"{Prefix}:{Confirm}:{claimId:N}", texts["claim.confirm"]),
        Button.Of(ButtonStyle.Danger, $"{Prefix}:{Dispute}:{claimId:N}", texts["claim.dispute"]),
        Button.Of(ButtonStyle.Secondary, $"{Prefix}:{Never}:{claimId:N}", texts["claim.never"]));

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (!TryRead(context.Argument, out var answer, out var claimId)
            || await claims.FindAsync(claimId, cancellationToken) is not { } asked)
        {
            await context.ReplyEphemeralAsync(texts["claim.gone"], cancellationToken);
            return;
        }

        var callerId = (long)context.Caller.Id.Value;
        if (asked.VictimDiscordId != callerId)
        {
            await context.ReplyEphemeralAsync(texts["claim.not-yours"], cancellationToken);
            return;
        }

        var decision = await claims.DecideAsync(claimId, callerId, answer);
        if (decision.Claim is not { } claim)
        {
            await context.ReplyEphemeralAsync(texts["claim.gone"], cancellationToken);
            return;
        }

        await context.UpdateMessageAsync(await messages.OutcomeAsync(claim, cancellationToken), cancellationToken);
        if (answer == KillClaimAnswer.DisputeForGood)
        {
            await context.ReplyEphemeralAsync(texts["claim.refused"], cancellationToken);
        }

        // What happens in a channel is seen there; a dispute is told in any case.
        if (decision.IsDecided && (claim.State == KillClaimState.Disputed || context.GuildId is null))
        {
            await messages.TellReporterAsync(claim, cancellationToken);
        }
    }

    private static bool TryRead(string argument, out KillClaimAnswer answer, out Guid claimId)
    {
        var parts = argument.Split(':');
        answer = parts[0] switch
        {
            Confirm => KillClaimAnswer.Confirm,
            Dispute => KillClaimAnswer.Dispute,
            _ => KillClaimAnswer.DisputeForGood,
        };
        claimId = default;
        return parts is [Confirm or Dispute or Never, var id] && Guid.TryParseExact(id, "N", out claimId);
    }
}
