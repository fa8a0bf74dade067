using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>"Kill stats" in the menu of a user: the statistics of their players, for the caller alone.</summary>
internal sealed class KillStatsMenu(SubjectFinder subjects, StatsAnswer answer) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Type = ApplicationCommandType.User,
        Name = "Kill stats",
    }.Localized();

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (await subjects.IsTrackerOffAsync(context, cancellationToken))
        {
            await context.ReplyEphemeralAsync(texts["players.tracker-off"], cancellationToken);
        }
        else if (context.TargetId is { } target && await subjects.FindByAccountAsync(context, target, cancellationToken) is { } subject)
        {
            // Whoever may be seen by all is still told to the caller alone, in their language.
            await context.RespondAsync(
                await answer.WriteAsync(subject with { IsForAll = false, Texts = texts }, CalendarPeriod.All, cancellationToken), cancellationToken);
        }
        else
        {
            await context.ReplyEphemeralAsync(
                context.TargetId == context.Caller.Id ? texts["players.not-linked"]
                : texts.Say("stats.nobody-linked", ("user", TextValue.User(context.TargetId ?? default))),
                cancellationToken);
        }
    }
}
