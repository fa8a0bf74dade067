using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.KillReports;

/// <summary><c>/kill</c>: tells of kills that no log tells of.</summary>
internal sealed class KillCommand : ICommandWithSubcommands
{
    public const string VictimOption = "victim";
    public const string PlayerOption = "player";
    public const string WeaponOption = "weapon";
    public const string AllowOption = "allow";
    public const int MaxNameLength = 64;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "kill",
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand(
                "report",
                new() { Type = ApplicationCommandOptionType.User, Name = VictimOption },
                new() { Type = ApplicationCommandOptionType.String, Name = WeaponOption, MaxLength = MaxNameLength },
                new() { Type = ApplicationCommandOptionType.String, Name = PlayerOption, MaxLength = MaxNameLength }),
            ApplicationCommandOption.Subcommand(
                "requests", ApplicationCommandOption.Flag(AllowOption) with { Required = true }),
        ],
    }.Localized();
}
