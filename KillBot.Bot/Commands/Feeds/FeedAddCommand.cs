using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed add kind channel</c></summary>
internal sealed class FeedAddCommand(FeedDirectory feeds, ServerSettingsService settings, ChannelAccess access) : ISubcommandHandler
{
    public static string Path => "feed add";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = context.GuildId!.Value;
        var kind = context.Options.FeedKind;
        var channelId = context.Options.FeedChannel;
        if (access.Find(guildId, channelId) is { } problem)
        {
            await context.ReplyEphemeralAsync(
                $"I cannot post in {Markdown.ChannelMention(channelId)}. {problem.In(LanguageTexts.English)} Grant it in the channel's settings and try again.",
                cancellationToken);
            return;
        }

        var added = await feeds.AddAsync((long)guildId.Value, new FeedChoices((long)channelId.Value, kind), (long)context.Caller.Id.Value);
        var answer = added.Refusal == FeedRefusal.TooMany ? "This server has 250 feeds, and that is the most. Remove one first."
            : added.Refusal is null ? $"From now on I post {FeedOptions.Describe(kind, channelId)}. Try it with `/feed test`."
            : $"I post {FeedOptions.Describe(kind, channelId)} already.";
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        await context.ReplyEphemeralAsync(answer + DescribeSilence(chosen), cancellationToken);
    }

    private static string DescribeSilence(ServerSettings settings) =>
        settings.AnnouncesKills ? ""
        : $" But nothing is posted for now: {(settings.KillTracker ? "notifications of kills are" : "the kill tracker is")} turned off "
            + "in this server's settings.";
}
