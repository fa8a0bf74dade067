using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.About;

/// <summary><c>/about</c>: what this bot is, how much it does and how fast.</summary>
internal sealed class AboutCommand(
    GuildCache guilds,
    KillQueries kills,
    ChannelDeliveryQueries deliveries,
    StartTime start,
    TimeProvider time,
    IOptions<PublicAddressOptions> address,
    IOptions<DiscordOptions> options) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition { Name = "about" }.Localized();

    private static string Version => typeof(AboutCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var now = time.GetUtcNow();
        var count = await kills.CountNewsAsync(now.AddDays(-1), cancellationToken);
        var measured = await deliveries.MeasureAsync(now, cancellationToken);
        string[] lines =
        [
            texts["about.what"],
            texts.Say("about.guilds", ("guilds", (long)guilds.Count)),
            texts.Say("about.kills", ("kills", (long)count)),
            measured.Count == 0 ? texts["about.nothing-measured"] : texts.Say(
                "about.latency",
                ("messages", (long)measured.Count),
                ("half", Duration(Percentile.Of(measured, 50), texts)),
                ("most", Duration(Percentile.Of(measured, 99), texts))),
            texts.Say("about.since", ("start", start.At)),
        ];
        var project = options.Value.ProjectUrl.TrimEnd('/');
        Button[] api = address.Value.Address is { } url ? [Button.Link(new Uri($"{url}/docs"), texts["about.api"])] : [];
        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds = [new Embed { Title = $"KillBot {Version}", Description = string.Join('\n', lines) }],
                Components =
                [
                    new ActionRow
                    {
                        Components =
                        [
                            Button.Link(new Uri(project), texts["about.source"]),
                            Button.Link(new Uri(project + "/blob/main/docs/commands.md"), texts["about.docs"]),
                            .. api,
                        ],
                    },
                ],
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    private static TextValue Duration(TimeSpan length, LanguageTexts texts) => TextValue.Markdown(length < TimeSpan.FromSeconds(10)
        ? texts.Say("about.milliseconds", ("milliseconds", (long)length.TotalMilliseconds))
        : texts.Say("about.seconds", ("seconds", (long)length.TotalSeconds)));
}
