using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat</c>: whom this server's VRChat trackers meet.</summary>
internal sealed class VRChatCommand : ICommandWithSubcommands
{
    public const string User = "user";
    public const string World = "world";
    public const string Count = "count";
    public const string Watch = "watch";

    public const int MinCount = 2;

    /// <summary>An instance holds no more.</summary>
    public const int MaxCount = 80;

    private const int MaxLength = 128;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "vrchat",
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand("who"),
            ApplicationCommandOption.Subcommand("history", Suggested(User) with { Required = true }),
            new ApplicationCommandOption
            {
                Type = ApplicationCommandOptionType.SubCommandGroup,
                Name = "watch",
                Options =
                [
                    ApplicationCommandOption.Subcommand(
                        "add",
                        Suggested(User),
                        Suggested(World),
                        new ApplicationCommandOption
                        {
                            Type = ApplicationCommandOptionType.Integer,
                            Name = Count,
                            MinValue = MinCount,
                            MaxValue = MaxCount,
                        },
                        FeedOptions.Channel),
                    ApplicationCommandOption.Subcommand("list"),
                    ApplicationCommandOption.Subcommand("remove", Suggested(Watch) with { Required = true }),
                ],
            },
        ],
    }.Localized();

    private static ApplicationCommandOption Suggested(string name) => new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = name,
        MaxLength = MaxLength,
        Autocomplete = true,
    };
}
