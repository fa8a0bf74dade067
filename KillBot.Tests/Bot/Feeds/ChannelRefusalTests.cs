using System.Net;
using KillBot.Bot.Feeds;
using KillBot.Discord.Rest;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Bot.Feeds;

/// <summary>What a refusal of Discord means for a message to a channel.</summary>
public sealed class ChannelRefusalTests
{
    [Theory]
    [InlineData(DiscordErrorCode.OldMessageEditLimit, 60)]
    [InlineData(DiscordErrorCode.General, 1)]
    public async Task A_message_that_was_edited_too_often_is_left_alone_for_a_while(int code, int seconds)
    {
        var refused = new DiscordRestException("PATCH /channels/{channel.id}/messages/{message.id}", HttpStatusCode.TooManyRequests, "429")
        {
            Code = code,
            RetryAfter = TimeSpan.FromSeconds(1),
        };
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            Destination = "discord:1",
            Nonce = "n",
            Payload = "",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };

        var result = await ChannelRefusal.ResultOfAsync(refused, message, () => Task.FromResult<ChannelProblem?>(null));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendResult.Retry>(result).After);
    }
}
