using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Sends exactly one first response, from the handler or from the timer, whichever comes first, and whatever follows by the
/// way that is then open. Everything happens in turn, so the two cannot race.
/// </summary>
internal sealed partial class InteractionResponder(
    IDiscordRest rest, Interaction interaction, Deferral deferral, string answeredPrivately, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>Bytes of files with which a message is no first response.</summary>
    private const int LargeUpload = 256 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _disposal = new();
    private Task _timer = Task.CompletedTask;
    private Stage _stage = Stage.Unanswered;

    /// <summary>True after a deferral that failed, as by a lost connection, and may have arrived all the same.</summary>
    private bool _deferralIsInDoubt;

    private enum Stage
    {
        Unanswered,
        Deferred,
        /// <summary>A component's message was changed; there may be one new message yet.</summary>
        Updated,
        Answered,
        /// <summary>Discord does not know the interaction any more; nothing can be said.</summary>
        Expired,
    }

    /// <summary>Starts the timer that acknowledges the interaction if nothing else has by then.</summary>
    public void DeferAfter(TimeSpan delay) => _timer = DeferLaterAsync(delay);

    public Task RespondAsync(FollowupMessage message, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (_stage is Stage.Answered)
        {
            throw new InvalidOperationException("This interaction has been answered; send a followup instead.");
        }

        await SendMessageAsync(message, cancellationToken);
    }, cancellationToken);

    public Task FollowupAsync(FollowupMessage message, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (_stage is Stage.Unanswered or Stage.Deferred)
        {
            throw new InvalidOperationException("This interaction has no answer yet that anything could follow.");
        }

        await SendMessageAsync(message, cancellationToken);
    }, cancellationToken);

    public Task UpdateMessageAsync(EditMessage message, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (deferral is not Deferral.UpdateMessage || _stage is Stage.Answered)
        {
            throw new InvalidOperationException("Only a handler that declares Deferral.UpdateMessage can update a message, and before it answers with one.");
        }

        await DeferUploadAsync(message, cancellationToken);
        if (_stage is Stage.Unanswered)
        {
            await SendFirstAsync(InteractionResponse.Update(message), Stage.Updated, cancellationToken);
            if (_stage is not Stage.Deferred)
            {
                return;
            }
        }

        if (_stage is not Stage.Expired)
        {
            await EditAsync(message, Stage.Updated, cancellationToken);
        }
    }, cancellationToken);

    public Task ShowModalAsync(Modal modal, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (interaction.Type is InteractionType.ModalSubmit || _stage is not (Stage.Unanswered or Stage.Expired))
        {
            throw new InvalidOperationException("A modal must be the first response, in time, and not to a modal.");
        }

        await SendFirstAsync(InteractionResponse.Form(modal), Stage.Answered, cancellationToken);
    }, cancellationToken);

    /// <summary>Says something for the handler, at any stage.</summary>
    public Task SayAsync(string text, CancellationToken cancellationToken) =>
        InTurnAsync(() => SendMessageAsync(new FollowupMessage { Content = text, Flags = MessageFlags.Ephemeral }, cancellationToken), cancellationToken);

    /// <summary>Closes an interaction that its handler left without an answer.</summary>
    public Task CompleteAsync(string text, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (deferral is Deferral.UpdateMessage && _stage is Stage.Unanswered)
        {
            await SendFirstAsync(InteractionResponse.Deferred(deferral), Stage.Updated, cancellationToken);
        }
        else if (deferral is not Deferral.UpdateMessage && _stage is Stage.Unanswered or Stage.Deferred)
        {
            await SendMessageAsync(new FollowupMessage { Content = text, Flags = MessageFlags.Ephemeral }, cancellationToken);
        }
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _disposal.CancelAsync();
        await _timer;
        _disposal.Dispose();
        _turn.Dispose();
    }

    private async Task SendMessageAsync(FollowupMessage message, CancellationToken cancellationToken)
    {
        // What is declared ephemeral is so however fast the handler is, and whatever follows is too.
        if (deferral is Deferral.Ephemeral)
        {
            message = message.AsEphemeral();
        }

        await DeferUploadAsync(message, cancellationToken);
        if (_stage is Stage.Unanswered)
        {
            await SendFirstAsync(InteractionResponse.Message(message), Stage.Answered, cancellationToken);
            if (_stage is not Stage.Deferred)
            {
                return;
            }
        }

        if (_stage is Stage.Deferred && deferral is not Deferral.UpdateMessage)
        {
            await FillDeferredAsync(message, cancellationToken);
        }
        else if (_stage is not Stage.Expired)
        {
            await AddAsync(message, cancellationToken);
        }
    }

    // Large files may take longer than the 3 seconds of a first response.
    private async Task DeferUploadAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (_stage is Stage.Unanswered && message.Files?.Sum(file => (long)file.Content.Length) > LargeUpload)
        {
            await SendFirstAsync(InteractionResponse.Deferred(deferral), Stage.Deferred, cancellationToken);
        }
    }

    private async Task FillDeferredAsync(FollowupMessage message, CancellationToken cancellationToken)
    {
        // Everybody sees a public deferral for good: what only the caller may see goes into a followup.
        var isPrivate = deferral is Deferral.Public && message.IsEphemeral();
        var filling = isPrivate ? new EditMessage { Content = answeredPrivately } : message.AsEdit();
        await EditAsync(filling, Stage.Answered, cancellationToken);
        if (isPrivate && _stage is not Stage.Expired)
        {
            await AddAsync(message, cancellationToken);
        }
    }

    private async Task SendFirstAsync(InteractionResponse response, Stage next, CancellationToken cancellationToken)
    {
        if (_stage is Stage.Expired)
        {
            return;
        }

        try
        {
            await UnlessExpiredAsync(
                rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, cancellationToken), next);
        }
        catch (DiscordRestException exception) when (InteractionErrors.IsAcknowledged(exception))
        {
            _stage = _deferralIsInDoubt ? Stage.Deferred : next;
            Log.AcknowledgedBefore(logger, interaction.Id);
        }
    }

    private Task EditAsync(EditMessage message, Stage next, CancellationToken cancellationToken) => UnlessExpiredAsync(
        rest.EditOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, message, cancellationToken), next);

    private Task AddAsync(FollowupMessage message, CancellationToken cancellationToken) => UnlessExpiredAsync(
        rest.CreateFollowupMessageAsync(interaction.ApplicationId, interaction.Token, message, cancellationToken), Stage.Answered);

    private async Task UnlessExpiredAsync(Task call, Stage next)
    {
        try
        {
            await call;
            _stage = next;
        }
        catch (DiscordRestException exception) when (InteractionErrors.IsExpired(exception))
        {
            _stage = Stage.Expired;
            Log.TooLate(logger, interaction.Id);
        }
    }

    private async Task DeferLaterAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, time, _disposal.Token);
            await InTurnAsync(DeferAsync, _disposal.Token);
        }
        catch (OperationCanceledException) when (_disposal.IsCancellationRequested)
        {
            // The handler was faster.
        }
        catch (Exception exception)
        {
            Log.DeferralFailed(logger, interaction.Id, exception);
        }
    }

    private async Task DeferAsync()
    {
        if (_stage is Stage.Unanswered)
        {
            _deferralIsInDoubt = true;
            await SendFirstAsync(InteractionResponse.Deferred(deferral), Stage.Deferred, _disposal.Token);
            _deferralIsInDoubt = false;
        }
    }

    private async Task InTurnAsync(Func<Task> send, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await send();
        }
        finally
        {
            _turn.Release();
        }
    }

    // Numbered apart from those of InteractionRunner, whose category this is.
    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Warning, "Interaction {Interaction} was answered too late: Discord does not know it any more")]
        public static partial void TooLate(ILogger logger, Snowflake interaction);

        [LoggerMessage(12, LogLevel.Debug, "Interaction {Interaction} had been acknowledged before")]
        public static partial void AcknowledgedBefore(ILogger logger, Snowflake interaction);

        [LoggerMessage(13, LogLevel.Warning, "Interaction {Interaction} could not be deferred")]
        public static partial void DeferralFailed(ILogger logger, Snowflake interaction, Exception exception);
    }
}
