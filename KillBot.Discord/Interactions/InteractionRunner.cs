using System.Security.Cryptography;
using KillBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Interactions;

/// <summary>Runs one command, component or modal from permission check to answer. It never throws.</summary>
internal sealed partial class InteractionRunner(
    IDiscordRest rest,
    InteractionRoutes routes,
    IServiceScopeFactory scopes,
    InteractionTexts texts,
    GrantedPermissions granted,
    InteractionRouterOptions options,
    TimeProvider time,
    ILogger<InteractionRunner> logger)
{
    // RFC 4648 base32: nothing in it is mistaken for something else when read aloud.
    private const string ReferenceAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int ReferenceLength = 8;

    /// <param name="receivedAt">The clock's timestamp when it came in, from which Discord counts the time to the deferral.</param>
    public async Task RunAsync(Interaction interaction, long receivedAt, CancellationToken cancellationToken)
    {
        var request = new InteractionRequest(interaction);
        var route = routes.Find(request);
        await using var responder = Responder(request, route?.Deferral ?? Deferral.Ephemeral);
        if (route is null)
        {
            Log.NoHandler(logger, NameOf(request));
            await SayAsync(responder, texts.Unavailable(request.Locale), request);
        }
        else
        {
            responder.DeferAfter(time.Left(options.DeferAfter, receivedAt));
            await HandleAsync(route, new InteractionContext(interaction, responder), responder, cancellationToken);
        }
    }

    /// <summary>Turns an interaction away without running it.</summary>
    public async Task RefuseAsync(Interaction interaction)
    {
        var request = new InteractionRequest(interaction);
        await using var responder = Responder(request, Deferral.Ephemeral);
        await SayAsync(responder, texts.Busy(request.Locale), request);
    }

    private async Task HandleAsync(
        InteractionRoute route, InteractionContext context, InteractionResponder responder, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(options.HandlerTimeout, time);
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        var started = time.GetTimestamp();
        var handling = Task.CompletedTask;
        try
        {
            // A handler that does not look at its token must not keep its place for ever.
            handling = HandleAsync(route, context, lifetime.Token);
            await handling.WaitAsync(lifetime.Token);
            await responder.CompleteAsync(texts.Done(context.Locale), lifetime.Token);
            Log.Handled(logger, NameOf(context), context.Caller.Id, time.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            Log.Interrupted(logger, NameOf(context), context.Interaction.Id);
            _ = FollowAsync(handling, context);
            await SayAsync(responder, texts.Interrupted(context.Locale), context);
        }
        catch (Exception exception)
        {
            var reference = RandomNumberGenerator.GetString(ReferenceAlphabet, ReferenceLength);
            Log.Failed(logger, NameOf(context), reference, exception);
            await SayAsync(responder, texts.Failed(context.Locale, reference), context);
        }
    }

    private async Task HandleAsync(InteractionRoute route, InteractionContext context, CancellationToken cancellationToken)
    {
        context.Granted = await granted.OfAsync(context, cancellationToken);
        if (route.Refuses(context, texts, out var refusal))
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var handler = (IInteractionHandler)scope.ServiceProvider.GetRequiredService(route.Handler);
        await handler.HandleAsync(context, cancellationToken);
    }

    /// <summary>Nobody waits for this handler any more, yet its failure is told.</summary>
    private async Task FollowAsync(Task handling, InteractionRequest request)
    {
        try
        {
            await handling;
        }
        catch (OperationCanceledException)
        {
            // It did look.
        }
        catch (Exception exception)
        {
            Log.FailedLate(logger, NameOf(request), request.Interaction.Id, exception);
        }
    }

    private InteractionResponder Responder(InteractionRequest request, Deferral deferral) =>
        new(rest, request.Interaction, deferral, texts.AnsweredPrivately(request.GuildLocale), time, logger);

    // Not cancelled by a stopping process: it is the last word to the caller, and the router's own wait is bounded.
    private async Task SayAsync(InteractionResponder responder, string text, InteractionRequest request)
    {
        try
        {
            await responder.SayAsync(text, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.Unanswered(logger, NameOf(request), request.Interaction.Id, exception);
        }
    }

    private static string NameOf(InteractionRequest request) =>
        InteractionKey.Of(request.Interaction, request.Options.Path) is var key ? $"{key.Target} {key.Name}" : "";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Handled {Name} for {Caller} in {Milliseconds:0} ms")]
        public static partial void Handled(ILogger logger, string name, Snowflake caller, double milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "There is no handler for {Name}")]
        public static partial void NoHandler(ILogger logger, string name);

        [LoggerMessage(3, LogLevel.Error, "{Name} failed, reference {Reference}")]
        public static partial void Failed(ILogger logger, string name, string reference, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "{Name} (interaction {Interaction}) was interrupted")]
        public static partial void Interrupted(ILogger logger, string name, Snowflake interaction);

        [LoggerMessage(5, LogLevel.Warning, "{Name} (interaction {Interaction}) failed after it was interrupted")]
        public static partial void FailedLate(ILogger logger, string name, Snowflake interaction, Exception exception);

        [LoggerMessage(6, LogLevel.Warning, "{Name} (interaction {Interaction}) could not be answered")]
        public static partial void Unanswered(ILogger logger, string name, Snowflake interaction, Exception exception);
    }
}
