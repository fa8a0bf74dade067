using KillBot.Domain.VRChat.Live;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>Has live messages looked at, each minute and at the start: who hides since then is not named any more.</summary>
[DisallowConcurrentExecution]
internal sealed class LiveMessagesJob(LiveMessages messages) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await messages.RefreshAllAsync(cancellationToken);
}
