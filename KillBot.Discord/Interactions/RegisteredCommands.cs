namespace KillBot.Discord.Interactions;

/// <summary>The commands that are registered with Discord, and who may use them.</summary>
public sealed class RegisteredCommands
{
    private readonly InteractionRoutes _routes;

    internal RegisteredCommands(InteractionRoutes routes) => _routes = routes;

    /// <summary>All of them, in the order of their names.</summary>
    public IReadOnlyList<ApplicationCommandDefinition> All =>
        [.. _routes.Definitions.OrderBy(definition => definition.Name, StringComparer.Ordinal)];

    /// <summary>
    /// What a caller must be allowed to for a slash command or one of its subcommands, beyond what a server's admins decide in Discord; null for
    /// one that does not exist.
    /// </summary>
    /// <param name="path">The names with single spaces: <c>feed add</c>.</param>
    public Permissions? RequiredPermissions(string path) => _routes.FindCommand(path)?.RequiredPermissions;
}
