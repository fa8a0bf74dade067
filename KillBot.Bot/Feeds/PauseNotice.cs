using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Feeds;

/// <summary>
/// Tells that a channel cannot be posted to and how to mend it, and that it works again: in the channel that the guild has chosen for such
/// notices, or else those who added the channel's feeds, by direct message.
/// </summary>
internal sealed partial class PauseNotice(
    IDiscordRest discord, FeedQueries feeds, ChannelAccess access, ServerSettingsService settings, GuildLanguages languages, ILogger<PauseNotice> logger)
{
    /// <param name="destination">A channel, as the place of its posts or of its live messages.</param>
    public Task PausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken)
    {
        var channelId = Snowflake.Parse(destination.Id);
        var problem = ChannelProblem.Parse(pause.Code) ?? new ChannelProblem(ChannelProblemKind.Refused);
        return TellAsync(
            channelId,
            texts => texts.Say("pause.notice", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(texts)))),
            cancellationToken);
    }

    /// <inheritdoc cref="PausedAsync"/>
    public Task ResumedAsync(Destination destination, CancellationToken cancellationToken)
    {
        var channelId = Snowflake.Parse(destination.Id);
        return TellAsync(channelId, texts => texts.Say("pause.resumed", ("channel", TextValue.Channel(channelId))), cancellationToken);
    }

    private async Task TellAsync(Snowflake channelId, Func<LanguageTexts, string> compose, CancellationToken cancellationToken)
    {
        if (await access.FindGuildAsync(channelId, cancellationToken) is not { } guildId)
        {
            return;
        }

        await TellAsync(guildId, channelId, await feeds.ListAuthorsAsync((long)channelId.Value, cancellationToken), compose, cancellationToken);
    }

    /// <summary>Tells of a channel of a guild.</summary>
    /// <param name="authors">The snowflakes of those who are told where the guild has chosen no channel for notices.</param>
    public async Task TellAsync(
        Snowflake guildId, Snowflake channelId, IEnumerable<long> authors, Func<LanguageTexts, string> compose, CancellationToken cancellationToken)
    {
        var text = compose(await languages.OfAsync(guildId, cancellationToken));
        if (await FindNoticeChannelAsync(guildId, channelId, cancellationToken) is { } noticeChannel
            && await PostAsync(noticeChannel, text, cancellationToken))
        {
            return;
        }

        // 0 stands for somebody who wanted to be forgotten.
        foreach (var author in authors.Where(author => author != 0))
        {
            await SendAsync(new Snowflake((ulong)author), text, cancellationToken);
        }
    }

    private async Task<Snowflake?> FindNoticeChannelAsync(Snowflake guildId, Snowflake channelId, CancellationToken cancellationToken) =>
        (await settings.FindByGuildAsync((long)guildId.Value, cancellationToken)).NoticeChannelId is { } chosen
        && new Snowflake((ulong)chosen) is var noticeChannel && noticeChannel != channelId && access.Find(guildId, noticeChannel) is null
            ? noticeChannel
            : null;

    private async Task<bool> PostAsync(Snowflake channelId, string text, CancellationToken cancellationToken)
    {
        try
        {
            await discord.CreateMessageAsync(channelId, new CreateMessage { Content = text }, cancellationToken);
            return true;
        }
        catch (DiscordRestException exception)
        {
            Log.NotPosted(logger, channelId, exception.Message);
            return false;
        }
    }

    private async Task SendAsync(Snowflake userId, string text, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await discord.CreateDmAsync(userId, cancellationToken);
            await discord.CreateMessageAsync(channel.Id, new CreateMessage { Content = text }, cancellationToken);
        }
        catch (DiscordRestException exception)
        {
            // Many people take no direct messages from bots; /feed list shows the same.
            Log.NotTold(logger, userId, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "User {UserId} could not be told of a paused feed: {Error}")]
        public static partial void NotTold(ILogger logger, Snowflake userId, string error);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The notice channel {ChannelId} could not be told of a paused feed: {Error}")]
        public static partial void NotPosted(ILogger logger, Snowflake channelId, string error);
    }
}
