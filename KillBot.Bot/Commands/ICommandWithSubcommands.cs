using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands;

/// <summary>A command whose subcommands have a handler each, which are registered beside it.</summary>
internal interface ICommandWithSubcommands : IApplicationCommandHandler
{
    // Answers a subcommand that there is no more, and that an old client still shows.
    Task IInteractionHandler.HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
}
