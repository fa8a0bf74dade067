using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Links;

/// <summary><c>/link</c>: by what one is known in the games, proven by a code in a public bio.</summary>
internal sealed class LinkCommand : ICommandWithSubcommands
{
    public const string Handle = "handle";
    public const string Id = "id";
    public const string Account = "account";

    private const int MaxLength = 200;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "link",
        Options =
        [
            ApplicationCommandOption.Subcommand("rsi", Text(Handle)),
            ApplicationCommandOption.Subcommand("vrchat", Text(Id)),
            ApplicationCommandOption.Subcommand("show"),
            ApplicationCommandOption.Subcommand("remove", Text(Account) with { Autocomplete = true }),
        ],
    }.Localized();

    private static ApplicationCommandOption Text(string name) => new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = name,
        Required = true,
        MaxLength = MaxLength,
    };
}
