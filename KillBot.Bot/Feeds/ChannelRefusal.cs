using System.Net;
using KillBot.Bot.Texts;
using KillBot.Discord.Rest;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>What it means that Discord refuses a message to a channel.</summary>
internal static class ChannelRefusal
{
    /// <summary>Discord refused the bot: the operator has to act, so there is no hurry.</summary>
    public static readonly TimeSpan OfflineDelay = TimeSpan.FromMinutes(1);

    /// <summary>Until the gateway's event, which tells what is missing, has surely come too.</summary>
    private static readonly TimeSpan SecondLookDelay = TimeSpan.FromSeconds(1);

    /// <summary>For an old message that was edited too often: Discord counts each refusal, so that trying every second would end in a ban.</summary>
    private static readonly TimeSpan OldMessageDelay = TimeSpan.FromMinutes(1);

    public static SendResult.Paused Pause(ChannelProblem problem) => new(problem.In(LanguageTexts.English), problem.Code);

    /// <param name="findProblem">What the gateway knows to be wrong with the channel.</param>
    public static async Task<SendResult> ResultOfAsync(DiscordRestException exception, OutboxMessage message, Func<Task<ChannelProblem?>> findProblem) =>
        exception switch
        {
            { Code: DiscordErrorCode.UnknownChannel } => Pause(ChannelProblemKind.UnknownChannel),
            { Code: DiscordErrorCode.MissingAccess or DiscordErrorCode.MissingPermissions } =>
                await findProblem() is { } problem ? Pause(problem)
                : message.Attempts == 0 ? new SendResult.Retry(exception.Message, SecondLookDelay)
                : Pause(ChannelProblemKind.Refused),
            { Code: DiscordErrorCode.ThreadArchived or DiscordErrorCode.ThreadLocked } => Pause(ChannelProblemKind.ThreadClosed),
            { Code: DiscordErrorCode.CannotSendMessagesInNonTextChannel } => Pause(ChannelProblemKind.NoTextChannel),
            { Code: DiscordErrorCode.OldMessageEditLimit } => new SendResult.Retry(exception.Message, OldMessageDelay),
            { Status: HttpStatusCode.Unauthorized } => new SendResult.Offline(exception.Message, OfflineDelay),
            { IsTransient: true } => new SendResult.Retry(exception.Message, exception.RetryAfter),
            _ => new SendResult.Dead(exception.Message),
        };

    private static SendResult.Paused Pause(ChannelProblemKind kind) => Pause(new ChannelProblem(kind));
}
