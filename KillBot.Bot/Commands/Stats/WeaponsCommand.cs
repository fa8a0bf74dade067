using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary><c>/weapons [player]</c>: what a player kills with, and what kills the player.</summary>
internal sealed class WeaponsCommand(
    SubjectFinder subjects, PlayerSuggestions suggestions, StatsQueries stats, OpponentQueries opponents, PlayerVisibility visibility)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    private const int Lines = 10;
    private const int NameLength = 60;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "weapons",
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

        var weapons = await stats.ListWeaponsAsync(subject.Ids, cancellationToken);
        var kills = await opponents.CountKillsAsync(subject.Ids, cancellationToken);
        var deaths = await opponents.CountDeathsAsync(subject.Ids, cancellationToken);
        var hidden = await visibility.FindHiddenAsync(kills.Opponents.Concat(deaths.Opponents), subject.Viewer, cancellationToken);
        // Trackers report what they like: no weapon that names somebody hidden.
        List<string> names = [.. kills.Opponents.Where(player => hidden.Contains(player.Id)).Select(player => player.Name)];
        var used = WeaponCount.ByName(
            from weapon in weapons
            where KillTexts.Without(names, weapon.Weapon) is not null
            select (weapon.Weapon, weapon.Kills));
        await context.RespondAsync(
            new FollowupMessage { Embeds = [ToEmbed(subject, used, deaths, deaths.WeaponsWithout(hidden))], Flags = subject.Flags },
            cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.SuggestAsync(request, cancellationToken);

    private static Embed ToEmbed(Subject subject, IReadOnlyList<WeaponCount> used, FightCounts deaths, IReadOnlyList<WeaponCount> suffered)
    {
        var texts = subject.Texts;
        return new Embed
        {
            Title = texts.Say("weapons.title", ("name", subject.NameText)),
            Color = StatsEmbed.Color,
            Fields =
            [
                new EmbedField { Name = texts["weapons.kills-with"], Value = ListOf(used, texts), Inline = true },
                new EmbedField { Name = texts["weapons.killed-by"], Value = ListOf(suffered, texts), Inline = true },
            ],
            Footer = deaths.IsComplete ? null : new EmbedFooter { Text = texts.Say("weapons.latest", ("number", OpponentQueries.MaxFights)) },
        };
    }

    private static string ListOf(IReadOnlyList<WeaponCount> weapons, LanguageTexts texts)
    {
        var total = weapons.Sum(weapon => weapon.Count);
        return total == 0 ? texts["weapons.none"] : string.Join('\n', weapons.Take(Lines).Select(weapon => texts.Say(
            "weapons.line",
            ("weapon", TextValue.Escaped(weapon.Name, NameLength)),
            ("number", weapon.Count),
            ("share", TextValue.Number(100.0 * weapon.Count / total, 1)))));
    }
}
