using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.PlayerPrivacy;

/// <summary><c>/privacy</c>: who may see the caller's players.</summary>
internal sealed class PrivacyCommand : ICommandWithSubcommands
{
    public const string Level = "level";
    public const string Watching = "watching";

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "privacy",
        Options =
        [
            ApplicationCommandOption.Subcommand("show"),
            ApplicationCommandOption.Subcommand(
                "set",
                new ApplicationCommandOption
                {
                    Type = ApplicationCommandOptionType.String,
                    Name = Level,
                    Choices =
                    [
                        new() { Name = "public", Value = "public" },
                        new() { Name = "server", Value = "server" },
                        new() { Name = "private", Value = "private" },
                    ],
                },
                ApplicationCommandOption.Flag(Watching)),
        ],
    }.Localized();
}
