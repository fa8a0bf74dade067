using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings history</c>: the last changes, whichever way they were made.</summary>
internal sealed class SettingsHistoryCommand(SettingsTarget target, ServerSettingsService settings) : ISubcommandHandler
{
    private const int Shown = 20;

    public static string Path => "settings history";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var server = await target.FindAsync(context, cancellationToken);
        var changes = server is null ? [] : await settings.ListChangesAsync(server.Id, Shown, cancellationToken);
        if (changes.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["settings.no-history"], cancellationToken);
            return;
        }

        var embed = new Embed
        {
            Title = texts["settings.history"],
            Description = string.Join('\n', changes.Select(change => Line(change, texts))),
        };
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Flags = MessageFlags.Ephemeral }, cancellationToken);
    }

    private static string Line(SettingsChange change, LanguageTexts texts) => texts.Say(
        "settings.history-line",
        ("time", change.At),
        ("change", TextValue.Markdown(SettingsWords.Line(change, texts))),
        ("who", Who(change, texts)));

    private static TextValue Who(SettingsChange change, LanguageTexts texts)
    {
        var person = change.DiscordId is { } id
            ? TextValue.User(new Snowflake((ulong)id))
            // Somebody who wanted to be forgotten.
            : TextValue.Markdown(texts["players.nameless"]);
        return change.Door switch
        {
            SettingsDoor.Command => person,
            SettingsDoor.Api => TextValue.Markdown(texts.Say("settings.by-api", ("who", person))),
            SettingsDoor.Discord => TextValue.Markdown(texts["settings.by-discord"]),
            _ => TextValue.Markdown(texts["settings.by-operator"]),
        };
    }
}
