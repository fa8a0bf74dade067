using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings show</c></summary>
internal sealed class SettingsShowCommand(ServerSettingsService settings, ChannelAccess access) : ISubcommandHandler
{
    public static string Path => "settings show";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var guildId = context.GuildId!.Value;
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        var lines = SettingNames.All.Select(name => SettingsWords.Line(name, chosen.ValueOf(name), texts))
            .Concat(Warnings(guildId, chosen, texts));
        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds = [new Embed { Title = texts["settings.title"], Description = string.Join('\n', lines) }],
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    private IEnumerable<string> Warnings(Snowflake guildId, ServerSettings chosen, LanguageTexts texts)
    {
        foreach (var channel in new[] { chosen.LeaderboardChannelId, chosen.NoticeChannelId }.OfType<long>().Distinct())
        {
            var channelId = new Snowflake((ulong)channel);
            if (access.Find(guildId, channelId) is { } problem)
            {
                yield return texts.Say(
                    "settings.broken-channel", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(texts))));
            }
        }
    }
}
