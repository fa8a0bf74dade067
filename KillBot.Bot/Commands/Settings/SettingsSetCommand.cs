using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings set</c>: changes what was given, all of it or nothing.</summary>
internal sealed class SettingsSetCommand(SettingsTarget target, ChannelAccess access) : ISubcommandHandler, IAutocompleteHandler
{
    private const int Suggestions = 25;

    public static string Path => "settings set";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var wanted = WantedSettings.Read(context.Options);
        var answer = wanted.IsEmpty ? texts["settings.nothing-chosen"]
            : Refuse(wanted, context, texts) is { } refusal ? refusal
            : await target.ChangeAsync(context, wanted.Apply, cancellationToken) is { } changed ? SettingsAnswer.Of(changed, texts)
            : texts["settings.not-known-yet"];
        await context.ReplyEphemeralAsync(answer, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var zones = TimeZoneNames.Suggest(request.Options.Focused?.Value?.AsString ?? "", Suggestions);
        return Task.FromResult<IReadOnlyList<ApplicationCommandOptionChoice>>(
            [.. zones.Select(zone => new ApplicationCommandOptionChoice { Name = zone, Value = zone })]);
    }

    private string? Refuse(WantedSettings wanted, InteractionContext context, LanguageTexts texts)
    {
        var guildId = context.GuildId!.Value;
        if (wanted.TimeZone is { } zone && TimeZoneNames.Find(zone) is null)
        {
            return texts.Say("settings.unknown-time-zone", ("zone", TextValue.Escaped(zone)));
        }

        foreach (var channelId in new[] { wanted.LeaderboardChannelId, wanted.NoticeChannelId }.OfType<Snowflake>())
        {
            if (access.Find(guildId, channelId) is { } problem)
            {
                return texts.Say(
                    "settings.cannot-post", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(texts))));
            }
        }

        return wanted.AdminRoleId is not { } roleId ? null
            // Whoever was let in by the role must not let others in, nor hand the bot to another role.
            : !AdminRoleGate.MayChoose(context) ? AdminRoleGate.Refusal(texts)
            : ServerSettingsRules.CanBeAdminRole((long)guildId.Value, (long)roleId.Value) ? null
            : texts["settings.everyone"];
    }
}
