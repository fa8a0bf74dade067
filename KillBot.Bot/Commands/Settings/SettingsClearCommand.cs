using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings clear setting</c>: back to what holds without a choice.</summary>
internal sealed class SettingsClearCommand(SettingsTarget target) : ISubcommandHandler
{
    public static string Path => "settings clear";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var setting = context.Options.GetString(SettingsOptions.Setting);
        var answer = setting == SettingNames.AdminRole && !AdminRoleGate.MayChoose(context) ? AdminRoleGate.Refusal(texts)
            : await target.ChangeAsync(context, settings => Clear(settings, setting), cancellationToken) is { } changed
                ? SettingsAnswer.Of(changed, texts)
            : texts["settings.not-known-yet"];
        await context.ReplyEphemeralAsync(answer, cancellationToken);
    }

    private static void Clear(ServerSettings settings, string setting)
    {
        switch (setting)
        {
            case SettingNames.Language:
                settings.Language = null;
                break;
            case SettingNames.TimeZone:
                settings.TimeZone = null;
                break;
            case SettingNames.LeaderboardChannel:
                settings.LeaderboardChannelId = null;
                break;
            case SettingNames.NoticeChannel:
                settings.NoticeChannelId = null;
                break;
            case SettingNames.AdminRole:
                settings.AdminRoleId = null;
                break;
            default:
                throw new InvalidOperationException($"The setting \"{setting}\" cannot be cleared.");
        }
    }
}
