using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Reads the feeds of a guild for <see cref="FeedList"/>.</summary>
internal sealed class FeedPages(FeedDirectory feeds, FeedSilence silence, GuildCache guilds)
{
    /// <param name="page">From 0; the last page for one behind it.</param>
    /// <param name="note">Stands above the list.</param>
    public async Task<EditMessage> FindAsync(
        Snowflake guildId, int page, LanguageTexts texts, CancellationToken cancellationToken, string note = "")
    {
        var states = await feeds.ListAsync((long)guildId.Value, cancellationToken);
        var silent = await silence.FindAsync(guildId, [.. states.Select(state => state.Feed)], texts, cancellationToken);
        return FeedList.PageOf(states, silent, page, guilds.Find(guildId), texts, note);
    }
}
