using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Tests.Discord.Interactions;

internal sealed class StatsCommand(Behaviour behaviour) : IApplicationCommandHandler, IAutocompleteHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new()
    {
        Name = "stats",
        Description = "Shows a player",
        Options = [new() { Type = ApplicationCommandOptionType.String, Name = "player", Description = "Whose", Autocomplete = true }],
    };

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        behaviour.Suggest(request, cancellationToken);
}

internal sealed class BoardCommand(Behaviour behaviour) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new() { Name = "board", Description = "Shows a board" };

    public static Deferral Deferral => Deferral.Public;

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);
}

internal sealed class ConfigCommand(Behaviour behaviour) : IApplicationCommandHandler, IAutocompleteHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new()
    {
        Name = "config",
        Description = "Changes settings",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
    };

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        behaviour.Suggest(request, cancellationToken);
}

internal sealed class FeedCommand(Behaviour behaviour) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new()
    {
        Name = "feed",
        Description = "Feeds",
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            new() { Type = ApplicationCommandOptionType.SubCommand, Name = "add", Description = "Adds a feed" },
            new() { Type = ApplicationCommandOptionType.SubCommand, Name = "list", Description = "Lists feeds" },
        ],
    };

    public static Permissions? RequiredPermissions => Permissions.ManageChannels;

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);
}

internal sealed class FeedAddSubcommand(Behaviour behaviour) : ISubcommandHandler
{
    public static string Path => "feed add";

    public static Permissions RequiredPermissions => Permissions.ManageWebhooks;

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);
}

internal sealed class PageButton(Behaviour behaviour) : IComponentHandler
{
    public static string Prefix => "page";

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);
}

internal sealed class ReportModal(Behaviour behaviour) : IModalHandler
{
    public static string Prefix => "report";

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => behaviour.RunAsync(this, context, cancellationToken);
}
