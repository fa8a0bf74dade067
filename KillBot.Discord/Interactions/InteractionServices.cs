using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KillBot.Discord.Interactions;

/// <summary>Registers the handlers of a host. Each is made anew, in a scope of its own, for every interaction.</summary>
public static class InteractionServices
{
    /// <summary>Adds a command: its definition is registered with Discord.</summary>
    public static IServiceCollection AddApplicationCommand<T>(this IServiceCollection services)
        where T : class, IApplicationCommandHandler
    {
        var definition = T.Definition;
        var isGuildOnly = definition.Contexts is { Count: > 0 } contexts && contexts.All(context => context == InteractionContextType.Guild);
        var key = new InteractionKey(InteractionKey.TargetOf(definition.Type), definition.Name);
        return services.AddHandler<T>(key, T.Deferral, T.RequiredPermissions ?? DefaultPermissions(definition), isGuildOnly, definition);
    }

    /// <summary>Adds the handler of one subcommand; its definition is part of the command's.</summary>
    public static IServiceCollection AddSubcommand<T>(this IServiceCollection services)
        where T : class, ISubcommandHandler =>
        services.AddHandler<T>(new InteractionKey(InteractionTarget.SlashCommand, T.Path), T.Deferral, T.RequiredPermissions);

    /// <summary>Adds a handler of buttons and selects.</summary>
    public static IServiceCollection AddComponentHandler<T>(this IServiceCollection services)
        where T : class, IComponentHandler =>
        services.AddHandler<T>(new InteractionKey(InteractionTarget.Component, T.Prefix), T.Deferral, T.RequiredPermissions);

    /// <summary>Adds a handler of submitted modals.</summary>
    public static IServiceCollection AddModalHandler<T>(this IServiceCollection services)
        where T : class, IModalHandler =>
        services.AddHandler<T>(new InteractionKey(InteractionTarget.Modal, T.Prefix), T.Deferral, T.RequiredPermissions);

    private static IServiceCollection AddHandler<T>(
        this IServiceCollection services,
        InteractionKey key,
        Deferral deferral,
        Permissions permissions,
        bool isGuildOnly = false,
        ApplicationCommandDefinition? definition = null)
        where T : class, IInteractionHandler
    {
        services.TryAddScoped<T>();
        return services.AddSingleton(new InteractionRegistration(
            key, new InteractionRoute(typeof(T), deferral, permissions, isGuildOnly), definition));
    }

    // Discord's "0" means nobody but administrators.
    private static Permissions DefaultPermissions(ApplicationCommandDefinition definition) => definition.DefaultMemberPermissions switch
    {
        null => Permissions.None,
        Permissions.None => Permissions.Administrator,
        { } permissions => permissions,
    };
}
