using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>Answers one autocomplete request in time, with an empty list if all else fails. It never throws.</summary>
internal sealed partial class AutocompleteRunner(
    IDiscordRest rest,
    InteractionRoutes routes,
    IServiceScopeFactory scopes,
    InteractionTexts texts,
    GrantedPermissions granted,
    InteractionRouterOptions options,
    TimeProvider time,
    ILogger<AutocompleteRunner> logger)
{
    private const int MaxChoices = 25;
    private const int MaxCharacters = 100;

    /// <param name="receivedAt">The clock's timestamp when it came in, from which the time limit counts.</param>
    public async Task RunAsync(Interaction interaction, long receivedAt, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(time.Left(options.AutocompleteTimeout, receivedAt), time);
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var request = new InteractionRequest(interaction);
        IReadOnlyList<ApplicationCommandOptionChoice> choices = [];
        try
        {
            // A handler that does not look at its token must not hold up the answer either.
            choices = await SuggestAsync(request, lifetime.Token).WaitAsync(lifetime.Token);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            Log.TimedOut(logger, request.Options.Path);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, request.Options.Path, exception);
        }

        await AnswerAsync(interaction, choices, cancellationToken);
    }

    public async Task AnswerAsync(
        Interaction interaction, IReadOnlyList<ApplicationCommandOptionChoice> choices, CancellationToken cancellationToken)
    {
        try
        {
            await rest.CreateInteractionResponseAsync(
                interaction.Id, interaction.Token, InteractionResponse.Autocomplete([.. Fitting(choices)]), cancellationToken);
        }
        catch (DiscordRestException exception) when (InteractionErrors.IsExpired(exception) || InteractionErrors.IsAcknowledged(exception))
        {
            Log.TooLate(logger, interaction.Id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.TooLate(logger, interaction.Id);
        }
        catch (Exception exception)
        {
            Log.Unanswered(logger, interaction.Id, exception);
        }
    }

    private async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        request.Granted = await granted.OfAsync(request, cancellationToken);
        if (routes.Find(request) is not { } route || route.Refuses(request, texts, out _))
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService(route.Handler) is IAutocompleteHandler handler
            ? await handler.SuggestAsync(request, cancellationToken)
            : [];
    }

    // One choice beyond a limit makes Discord refuse them all.
    private static IEnumerable<ApplicationCommandOptionChoice> Fitting(IReadOnlyList<ApplicationCommandOptionChoice> choices) => choices
        .Where(choice => !string.IsNullOrWhiteSpace(choice.Name) && choice.Value.AsString is null or { Length: <= MaxCharacters })
        .Take(MaxChoices)
        .Select(choice => choice with { Name = Graphemes.Fit(choice.Name, MaxCharacters) });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Suggestions for /{Command} took too long")]
        public static partial void TimedOut(ILogger logger, string command);

        [LoggerMessage(2, LogLevel.Error, "Suggestions for /{Command} failed")]
        public static partial void Failed(ILogger logger, string command, Exception exception);

        [LoggerMessage(3, LogLevel.Debug, "Suggestions for interaction {Interaction} came too late")]
        public static partial void TooLate(ILogger logger, Snowflake interaction);

        [LoggerMessage(4, LogLevel.Warning, "Suggestions for interaction {Interaction} could not be sent")]
        public static partial void Unanswered(ILogger logger, Snowflake interaction, Exception exception);
    }
}
