using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat</c>: whom this server's VRChat trackers meet.</summary>
internal sealed class VRChatCommand : IApplicationCommandHandler
{
    public const string User = "user";

    private const int MaxUserLength = 128;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "vrchat",
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand("who"),
            ApplicationCommandOption.Subcommand("history", new ApplicationCommandOption
            {
                Type = ApplicationCommandOptionType.String,
                Name = User,
                Required = true,
                MaxLength = MaxUserLength,
                Autocomplete = true,
            }),
        ],
    }.Localized();

    // Each subcommand has a handler of its own; this answers one that an old client still shows.
    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
}
