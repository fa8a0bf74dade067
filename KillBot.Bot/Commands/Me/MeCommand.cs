using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Me;

/// <summary><c>/me</c>: what KillBot knows of the caller, to take along or to delete.</summary>
internal sealed class MeCommand : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "me",
        Options = [ApplicationCommandOption.Subcommand("export"), ApplicationCommandOption.Subcommand("forget")],
    }.Localized();

    // Each subcommand has a handler of its own; this answers one that an old client still shows.
    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
}
