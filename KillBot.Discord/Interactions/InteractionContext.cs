using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>
/// An interaction with the means to answer it. Whether the answer goes out as the first response or, after a deferral, as an
/// edit or a followup is no concern of the handler.
/// </summary>
public sealed class InteractionContext : InteractionRequest
{
    private readonly InteractionResponder _responder;

    internal InteractionContext(Interaction interaction, InteractionResponder responder)
        : base(interaction) => _responder = responder;

    /// <summary>
    /// Answers, once. A handler that declares <see cref="Deferral.Ephemeral"/> answers the caller alone; for any other the
    /// message's flags decide who sees it.
    /// </summary>
    /// <exception cref="InvalidOperationException">There has been an answer before.</exception>
    public Task RespondAsync(FollowupMessage message, CancellationToken cancellationToken) =>
        _responder.RespondAsync(message, cancellationToken);

    /// <inheritdoc cref="RespondAsync(FollowupMessage, CancellationToken)"/>
    public Task RespondAsync(string content, CancellationToken cancellationToken) =>
        RespondAsync(new FollowupMessage { Content = content }, cancellationToken);

    /// <summary>Answers so that only the caller sees it.</summary>
    /// <exception cref="InvalidOperationException">There has been an answer before.</exception>
    public Task ReplyEphemeralAsync(string content, CancellationToken cancellationToken) =>
        RespondAsync(new FollowupMessage { Content = content, Flags = MessageFlags.Ephemeral }, cancellationToken);

    /// <summary>Sends one more message.</summary>
    /// <exception cref="InvalidOperationException">There has been no answer yet.</exception>
    public Task FollowupAsync(FollowupMessage message, CancellationToken cancellationToken) =>
        _responder.FollowupAsync(message, cancellationToken);

    /// <summary>
    /// Changes the message that the component is on, as often as wanted. For handlers that declare
    /// <see cref="Deferral.UpdateMessage"/>; call it before <see cref="RespondAsync(FollowupMessage, CancellationToken)"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handler declares another deferral, or has answered with a message.</exception>
    public Task UpdateMessageAsync(EditMessage message, CancellationToken cancellationToken) =>
        _responder.UpdateMessageAsync(message, cancellationToken);

    /// <summary>Opens a form as the answer. It cannot be deferred: call it before any slow work.</summary>
    /// <exception cref="InvalidOperationException">There has been an answer or a deferral before.</exception>
    public Task ShowModalAsync(Modal modal, CancellationToken cancellationToken) =>
        _responder.ShowModalAsync(modal, cancellationToken);
}
