using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed test channel</c>: posts a made-up kill, marked as such.</summary>
internal sealed class FeedTestCommand(IDiscordRest discord, ChannelAccess access, TimeProvider timeProvider) : ISubcommandHandler
{
    public static string Path => "feed test";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var channelId = context.Options.FeedChannel;
        var channel = Markdown.ChannelMention(channelId);
        if (access.Find(context.GuildId!.Value, channelId) is { } problem)
        {
            await context.ReplyEphemeralAsync($"I cannot post in {channel}. {problem.In(LanguageTexts.English)}", cancellationToken);
            return;
        }

        try
        {
            await discord.CreateMessageAsync(
                channelId,
                new CreateMessage { Content = "This is a test. Nobody was harmed.", Embeds = [KillEmbed.Of(Sample(), LanguageTexts.English)] },
                cancellationToken);
        }
        catch (DiscordRestException exception) when (!exception.IsTransient)
        {
            await context.ReplyEphemeralAsync($"Discord did not let me post in {channel}: {Markdown.Escape(exception.Message, 300)}", cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync($"Posted a sample in {channel}.", cancellationToken);
    }

    private KillNotification Sample() => new(
        new Kill
        {
            Id = Guid.CreateVersion7(timeProvider.GetUtcNow()),
            Game = Games.StarCitizen,
            KillerName = "Hunter",
            KillerId = Guid.Empty,
            VictimName = "Prey",
            VictimId = Guid.Empty,
            Weapon = "KLWE_LaserRepeater_S3",
            Location = "OOC_Stanton_2b_Daymar",
            IsPvP = true,
            Timestamp = timeProvider.GetUtcNow(),
        },
        KillerIsPrivate: false,
        VictimIsPrivate: false);
}
