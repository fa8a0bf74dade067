using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Check;

/// <summary><c>/check [channel]</c>: whether the bot can post there, what keeps it from doing so, and what to do about it.</summary>
internal sealed class CheckCommand(
    PermissionCheck permissions,
    GatewayCheck gateway,
    FeedCheck feedCheck,
    FeedDirectory feeds,
    ChannelDeliveryQueries deliveries,
    ServerSettingsService settings,
    TimeProvider time) : IApplicationCommandHandler
{
    private const string ChannelOption = "channel";

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "check",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            new()
            {
                Type = ApplicationCommandOptionType.Channel,
                Name = ChannelOption,
                ChannelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement],
            },
        ],
    }.Localized();

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var guildId = context.GuildId!.Value;
        if ((context.Options.FindChannel(ChannelOption)?.Id ?? context.ChannelId) is not { } channelId)
        {
            await context.ReplyEphemeralAsync(texts["check.no-channel"], cancellationToken);
            return;
        }

        var states = (await feeds.ListAsync((long)guildId.Value, cancellationToken))
            .Where(state => state.Feed.ChannelId == (long)channelId.Value).ToList();
        var here = states.Select(state => state.Feed).ToList();
        // A channel for live messages alone has nothing else to tell of.
        var destination = here.Count > 0 && here.All(feed => feed.Style == FeedStyle.Live)
            ? here[0].Destination
            : Destination.DiscordChannel((long)channelId.Value);
        var delivery = await deliveries.FindAsync(destination, time.GetUtcNow(), cancellationToken);
        var pause = delivery.Pause ?? states.Find(state => state.Pause is not null)?.Pause;
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        var embed = new Embed
        {
            Title = texts["check.title"],
            Description = Markdown.ChannelMention(channelId),
            Fields =
            [
                Field("permissions", permissions.Describe(guildId, channelId, texts)),
                Field("feeds", feedCheck.Describe(guildId, channelId, here, pause, chosen, texts)),
                Field("settings", SettingsCheck.Describe(chosen, texts)),
                Field("queue", QueueCheck.DescribeWaiting(delivery, texts)),
                Field("last", QueueCheck.DescribeLast(delivery, texts)),
                Field("discord", gateway.Describe(guildId, texts)),
            ],
        };
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Flags = MessageFlags.Ephemeral }, cancellationToken);

        EmbedField Field(string name, IEnumerable<string> lines) => new() { Name = texts[$"check.field.{name}"], Value = string.Join('\n', lines) };
    }
}
