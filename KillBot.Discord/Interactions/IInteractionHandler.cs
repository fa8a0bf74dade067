namespace KillBot.Discord.Interactions;

/// <summary>
/// Answers one kind of interaction. Handlers are services of their own scope: a new one for every interaction.
/// </summary>
public interface IInteractionHandler
{
    /// <summary>
    /// Does the work and answers. Slow work is fine: the router acknowledges in time. What this throws is logged and answered
    /// with a reference; a handler that never answers has its interaction closed for it.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the process stops and when the interaction's 15 minutes are over.</param>
    Task HandleAsync(InteractionContext context, CancellationToken cancellationToken);
}

/// <summary>
/// A command with all its subcommands, except those that have an <see cref="ISubcommandHandler"/>. Register it with
/// <see cref="InteractionServices.AddApplicationCommand{T}"/>.
/// </summary>
public interface IApplicationCommandHandler : IInteractionHandler
{
    /// <summary>What is registered with Discord.</summary>
    static abstract ApplicationCommandDefinition Definition { get; }

    /// <summary>
    /// What the caller must be allowed to, checked at every call, because admins may open a command to anyone in the server's
    /// settings. Null demands the definition's default permissions; <see cref="Permissions.None"/> leaves it to the settings.
    /// </summary>
    static virtual Permissions? RequiredPermissions => null;

    /// <summary>Who sees that a slow command is at work, and then its answer.</summary>
    static virtual Deferral Deferral => Deferral.Ephemeral;
}

/// <summary>
/// One subcommand of a registered command. Permissions of the command apply to it too. Register it with
/// <see cref="InteractionServices.AddSubcommand{T}"/>.
/// </summary>
public interface ISubcommandHandler : IInteractionHandler
{
    /// <summary>The names of command, group and subcommand with single spaces: <c>feed add</c>.</summary>
    static abstract string Path { get; }

    /// <summary>What the caller must be allowed to beyond what the command demands.</summary>
    static virtual Permissions RequiredPermissions => Permissions.None;

    /// <summary>Who sees that a slow subcommand is at work, and then its answer.</summary>
    static virtual Deferral Deferral => Deferral.Ephemeral;
}

/// <summary>
/// Buttons and selects whose custom id is <see cref="Prefix"/> or begins with it and a colon. Register it with
/// <see cref="InteractionServices.AddComponentHandler{T}"/>.
/// </summary>
public interface IComponentHandler : IInteractionHandler
{
    /// <summary>The custom id up to its first colon.</summary>
    static abstract string Prefix { get; }

    /// <summary>What the caller must be allowed to: anybody who sees a component can use it.</summary>
    static virtual Permissions RequiredPermissions => Permissions.None;

    /// <summary>How a slow handler is covered; by default nothing is shown.</summary>
    static virtual Deferral Deferral => Deferral.UpdateMessage;
}

/// <summary>
/// Modals whose custom id is <see cref="Prefix"/> or begins with it and a colon. Register it with
/// <see cref="InteractionServices.AddModalHandler{T}"/>.
/// </summary>
public interface IModalHandler : IInteractionHandler
{
    /// <summary>The custom id up to its first colon.</summary>
    static abstract string Prefix { get; }

    /// <summary>What the caller must be allowed to when they submit.</summary>
    static virtual Permissions RequiredPermissions => Permissions.None;

    /// <summary>Who sees that a slow handler is at work, and then its answer.</summary>
    static virtual Deferral Deferral => Deferral.Ephemeral;
}

/// <summary>Beside a command's or subcommand's handler: suggests values while the caller types.</summary>
public interface IAutocompleteHandler
{
    /// <summary>
    /// Suggestions for <see cref="CommandOptions.Focused"/>. The first 25 are shown; names are cut to 100 characters, longer
    /// text values are left out.
    /// </summary>
    /// <param name="cancellationToken">Cancelled as soon as an answer would come too late.</param>
    Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken);
}

/// <summary>How an interaction is acknowledged when its handler is slow.</summary>
public enum Deferral
{
    /// <summary>"Thinking", seen by the caller only, as the answer is in any case.</summary>
    Ephemeral,
    /// <summary>"Thinking", seen by everybody; the answer may still be for the caller alone.</summary>
    Public,
    /// <summary>Nothing is shown. For components, and for modals opened from one, whose handler updates the message they are on.</summary>
    UpdateMessage,
}
