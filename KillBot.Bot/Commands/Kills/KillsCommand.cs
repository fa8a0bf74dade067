using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;

namespace KillBot.Bot.Commands.Kills;

/// <summary><c>/kills [player] [filter]</c>: the latest kills and deaths of a player, page by page.</summary>
internal sealed class KillsCommand(SubjectFinder subjects, PlayerSuggestions suggestions, KillPages pages)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "kills",
        Options = [PlayerOption.Optional, KillFilterOption.Optional],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var name = context.Options.FindString(PlayerOption.Name);
        if (await subjects.FindOrReplyAsync(context, name, cancellationToken) is not { } subject)
        {
            return;
        }

        var filter = KillFilterOption.Find(context.Options.FindString(KillFilterOption.Name)) ?? KillFilter.All;
        var (embed, buttons) = await pages.WriteAsync(subject, filter, default, PageButtons.OwnerOf(context), cancellationToken);
        await context.RespondAsync(
            new FollowupMessage { Embeds = [embed], Components = buttons, Flags = subject.Flags }, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.SuggestAsync(request, cancellationToken);
}
