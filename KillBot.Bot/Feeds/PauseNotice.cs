using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Feeds;

/// <summary>Tells those who added a feed, by direct message, that it is paused and how to mend it.</summary>
internal sealed partial class PauseNotice(IDiscordRest discord, FeedDirectory feeds, ILogger<PauseNotice> logger)
{
    public async Task SendAsync(Snowflake channelId, string reason, CancellationToken cancellationToken)
    {
        foreach (var author in await feeds.FindAuthorsAsync((long)channelId.Value, cancellationToken))
        {
            await SendAsync(new Snowflake((ulong)author), channelId, reason, cancellationToken);
        }
    }

    private async Task SendAsync(Snowflake userId, Snowflake channelId, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await discord.CreateDmAsync(userId, cancellationToken);
            await discord.CreateMessageAsync(
                channel.Id,
                new CreateMessage
                {
                    Content = $"I had to pause my feed in {Markdown.ChannelMention(channelId)}. {reason} "
                        + "Nothing is lost: once that is mended I post what has been waiting.",
                },
                cancellationToken);
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
    }
}
