using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Whether Discord would let a feed post as it is to.</summary>
internal sealed class FeedChecks(ChannelAccess access, RoleMentions mentions)
{
    /// <summary>Why not, in words; null when it would.</summary>
    /// <param name="request">Of the admin who wants the feed so.</param>
    /// <param name="isNewChannel">False for a feed that is there already and may wait for its channel to be mended.</param>
    public string? Refuse(InteractionRequest request, FeedChoices choices, bool isNewChannel)
    {
        var channelId = new Snowflake((ulong)choices.ChannelId);
        return isNewChannel && access.Find(request.GuildId!.Value, channelId) is { } problem
            ? request.CallerTexts.Say(
                "feed.cannot-post", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(request.CallerTexts))))
            : choices.MentionRoleId is { } role ? mentions.Refuse(request, new Snowflake((ulong)role), channelId)
            : null;
    }
}
