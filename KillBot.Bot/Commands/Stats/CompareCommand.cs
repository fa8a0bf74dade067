using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary><c>/compare a b</c>: two players side by side, and how often they killed each other.</summary>
internal sealed class CompareCommand(SubjectFinder subjects, PlayerSuggestions suggestions, StatsReader reader, OpponentQueries opponents)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    private const string First = "a";
    private const string Second = "b";

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "compare",
        Options = [PlayerOption.Required(First), PlayerOption.Required(Second)],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (await subjects.FindOrReplyAsync(context, context.Options.GetString(First), cancellationToken) is not { } a
            || await subjects.FindOrReplyAsync(context, context.Options.GetString(Second), cancellationToken) is not { } b)
        {
            return;
        }

        if (a.Ids.Intersect(b.Ids).Any())
        {
            await context.ReplyEphemeralAsync(context.CallerTexts.Say("compare.same", ("name", a.NameText)), cancellationToken);
            return;
        }

        var kills = await opponents.CountKillsAsync(a.Ids, cancellationToken);
        var deaths = await opponents.CountKillsAsync(b.Ids, cancellationToken);
        var ofFirst = await reader.ReadAsync(a, CalendarPeriod.All, cancellationToken);
        var ofSecond = await reader.ReadAsync(b, CalendarPeriod.All, cancellationToken);
        var isForAll = a.IsForAll && b.IsForAll;
        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds =
                [
                    Comparison.ToEmbed(
                        (a, ofFirst),
                        (b, ofSecond),
                        Of(kills, b),
                        Of(deaths, a),
                        kills.IsComplete && deaths.IsComplete,
                        isForAll ? a.Texts : context.CallerTexts),
                ],
                Flags = isForAll ? null : MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.SuggestAsync(request, cancellationToken);

    private static int Of(FightCounts counts, Subject opponent) =>
        counts.ByOpponent.Where(count => opponent.Ids.Contains(count.Key)).Sum(count => count.Value);
}
