using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Kills.Claims;

namespace KillBot.Bot.Commands.KillReports;

/// <summary><c>/kill requests allow</c>: whether others may ask the caller to confirm kills.</summary>
internal sealed class KillRequestsCommand(KillClaims claims) : ISubcommandHandler
{
    public static string Path => "kill requests";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var isAllowed = context.Options.GetBoolean(KillCommand.AllowOption);
        var isKnown = await claims.AllowAsync((long)context.Caller.Id.Value, isAllowed);
        var key = !isKnown ? "claim.no-account" : isAllowed ? "claim.allowed" : "claim.refused";
        await context.ReplyEphemeralAsync(context.CallerTexts[key], cancellationToken);
    }
}
