using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary><c>/nemesis [player]</c>: who killed a player most, and whom the player killed most.</summary>
internal sealed class NemesisCommand(
    SubjectFinder subjects, PlayerSuggestions suggestions, OpponentQueries opponents, PlayerVisibility visibility)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    private const int Lines = 5;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "nemesis",
        Options = [PlayerOption.Optional],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var name = context.Options.FindString(PlayerOption.Name);
        if (await subjects.FindOrReplyAsync(context, name, cancellationToken) is not { } subject)
        {
            return;
        }

        var kills = await opponents.CountKillsAsync(subject.Ids, cancellationToken);
        var deaths = await opponents.CountDeathsAsync(subject.Ids, cancellationToken);
        var hidden = await visibility.FindHiddenAsync(kills.Opponents.Concat(deaths.Opponents), subject.Viewer, cancellationToken);
        var isComplete = kills.IsComplete && deaths.IsComplete;
        var texts = subject.Texts;
        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds =
                [
                    new Embed
                    {
                        Title = texts.Say("nemesis.title", ("name", subject.NameText)),
                        Color = StatsEmbed.Color,
                        Fields =
                        [
                            new EmbedField { Name = texts["nemesis.killed-by"], Value = ListOf(deaths, kills, hidden, texts), Inline = true },
                            new EmbedField { Name = texts["nemesis.killed"], Value = ListOf(kills, deaths, hidden, texts), Inline = true },
                        ],
                        Footer = isComplete ? null : new EmbedFooter { Text = texts.Say("nemesis.latest", ("number", OpponentQueries.MaxFights)) },
                    },
                ],
                Flags = subject.Flags,
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.SuggestAsync(request, cancellationToken);

    /// <summary>Whoever is hidden counts in one line at the end, whatever the number, so that no place in the list tells who it is.</summary>
    private static string ListOf(FightCounts counts, FightCounts others, IReadOnlySet<Guid> hidden, LanguageTexts texts)
    {
        var names = counts.Opponents.ToDictionary(player => player.Id, player => player.Name);
        var back = others.ByOpponent;
        List<string> lines =
        [
            .. counts.ByOpponent.Where(count => !hidden.Contains(count.Key))
                .OrderByDescending(count => count.Value).ThenBy(count => names[count.Key], StringComparer.OrdinalIgnoreCase)
                .Take(Lines)
                .Select(count => LineOf(PlayerNames.Of(names[count.Key], texts), count.Value, back.GetValueOrDefault(count.Key))),
        ];
        var ofHidden = counts.ByOpponent.Where(count => hidden.Contains(count.Key)).Sum(count => count.Value);
        if (ofHidden > 0)
        {
            lines.Add(LineOf(texts["players.private-ones"], ofHidden, back.Where(count => hidden.Contains(count.Key)).Sum(count => count.Value)));
        }

        return lines.Count == 0 ? texts["nemesis.nobody"] : string.Join('\n', lines);

        string LineOf(string name, int count, int countBack) =>
            texts.Say("nemesis.line", ("name", TextValue.Markdown(name)), ("number", count), ("back", countBack));
    }
}
