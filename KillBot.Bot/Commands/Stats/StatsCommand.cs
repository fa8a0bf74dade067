using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Stats;

/// <summary><c>/stats [player] [period]</c>: kills and deaths of a player, or of the caller's own.</summary>
internal sealed class StatsCommand(SubjectFinder subjects, PlayerSuggestions suggestions, StatsAnswer answer)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "stats",
        Options = [PlayerOption.Optional, PeriodOption.Optional],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var name = context.Options.FindString(PlayerOption.Name);
        if (await subjects.FindOrReplyAsync(context, name, cancellationToken) is not { } subject)
        {
            return;
        }

        await context.RespondAsync(
            await answer.WriteAsync(subject, PeriodOption.Read(context.Options), cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.SuggestAsync(request, cancellationToken);
}
