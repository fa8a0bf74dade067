using KillBot.Bot.Commands.KillReports;
using KillBot.Domain.Kills.Claims;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Ends reports of kills that nobody has answered in time, every few minutes, and removes old ones.</summary>
[DisallowConcurrentExecution]
internal sealed class KillClaimExpiryJob(KillClaims claims, KillClaimMessages messages) : IJob
{
    public const string Trigger = "kill-claim-expiry";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in await claims.ListOverdueAsync(cancellationToken))
        {
            if (await messages.CloseAsync(claim, cancellationToken))
            {
                await claims.ExpireAsync(claim.Id);
            }
        }

        await claims.RemoveOldAsync();
    }
}
