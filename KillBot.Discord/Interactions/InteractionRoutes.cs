using System.Collections.Frozen;

namespace KillBot.Discord.Interactions;

/// <summary>All registered handlers. Making it checks them, so that a mistake stops the host at its start.</summary>
internal sealed class InteractionRoutes
{
    private readonly FrozenDictionary<InteractionKey, InteractionRoute> _routes;

    /// <exception cref="InvalidCommandDefinitionException">Discord would refuse a definition.</exception>
    /// <exception cref="InvalidOperationException">Two handlers want the same, or a subcommand is in no definition.</exception>
    public InteractionRoutes(IEnumerable<InteractionRegistration> registrations)
    {
        var all = registrations.ToList();
        if (all.CountBy(registration => registration.Key).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
        {
            throw new InvalidOperationException($"{twice.Key.Target} \"{twice.Key.Name}\" has more than one handler.");
        }

        Definitions = [.. all.Select(registration => registration.Definition).OfType<ApplicationCommandDefinition>()];
        foreach (var definition in Definitions)
        {
            definition.Validate();
        }

        var paths = Definitions.SelectMany(SubcommandPaths).ToHashSet(StringComparer.Ordinal);
        if (all.FirstOrDefault(registration => registration.Key is { Target: InteractionTarget.SlashCommand }
            && registration.Definition is null && !paths.Contains(registration.Key.Name)) is { } orphan)
        {
            throw new InvalidOperationException($"The subcommand \"{orphan.Key.Name}\" has a handler but is in no command definition.");
        }

        _routes = all.ToFrozenDictionary(registration => registration.Key, registration => registration.Route);
    }

    /// <summary>Everything that is registered with Discord.</summary>
    public IReadOnlyList<ApplicationCommandDefinition> Definitions { get; }

    /// <summary>The handler for the request, with the rules of the command and of the subcommand together.</summary>
    public InteractionRoute? Find(InteractionRequest request)
    {
        var key = InteractionKey.Of(request.Interaction, request.Options.Path);
        return key.Target is InteractionTarget.SlashCommand ? FindCommand(key.Name) : _routes.GetValueOrDefault(key);
    }

    /// <summary>The handler of a slash command or of one of its subcommands.</summary>
    public InteractionRoute? FindCommand(string path)
    {
        var key = new InteractionKey(InteractionTarget.SlashCommand, path);
        var end = path.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
        {
            return _routes.GetValueOrDefault(key);
        }

        var root = _routes.GetValueOrDefault(key with { Name = path[..end] });
        return root is null || !_routes.TryGetValue(key, out var route) ? root : route with
        {
            RequiredPermissions = route.RequiredPermissions | root.RequiredPermissions,
            GuildOnly = root.GuildOnly,
        };
    }

    private static IEnumerable<string> SubcommandPaths(ApplicationCommandDefinition definition) =>
        Paths(definition.Name, definition.Options ?? []);

    private static IEnumerable<string> Paths(string parent, IReadOnlyList<ApplicationCommandOption> options) =>
        options.SelectMany(option => option.Type switch
        {
            ApplicationCommandOptionType.SubCommand => [$"{parent} {option.Name}"],
            ApplicationCommandOptionType.SubCommandGroup => Paths($"{parent} {option.Name}", option.Options ?? []),
            _ => Array.Empty<string>().AsEnumerable(),
        });
}
