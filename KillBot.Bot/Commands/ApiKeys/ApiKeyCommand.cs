using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.ApiKeys;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary><c>/apikey</c>: the caller's own keys for kill trackers.</summary>
internal sealed class ApiKeyCommand : ICommandWithSubcommands
{
    public const string Player = "player";
    public const string Name = "name";
    public const string Days = "days";
    public const string Key = "key";

    private const int MaxDays = 3650;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "apikey",
        Options =
        [
            ApplicationCommandOption.Subcommand(
                "create",
                Text(Player, ApiKeyNames.PlayerNameLength) with { Autocomplete = true },
                Text(Name, ApiKeyNames.NameLength),
                new ApplicationCommandOption { Type = ApplicationCommandOptionType.Integer, Name = Days, MinValue = 1, MaxValue = MaxDays }),
            ApplicationCommandOption.Subcommand("list"),
            ApplicationCommandOption.Subcommand("revoke", Text(Key, ApiKeyNames.NameLength) with { Required = true, Autocomplete = true }),
        ],
    }.Localized();

    private static ApplicationCommandOption Text(string name, int maxLength) =>
        new() { Type = ApplicationCommandOptionType.String, Name = name, MaxLength = maxLength };
}
