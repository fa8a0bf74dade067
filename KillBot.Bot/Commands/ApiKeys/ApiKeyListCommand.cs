using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.ApiKeys;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary><c>/apikey list</c>: the keys that work, with a menu to revoke them.</summary>
internal sealed class ApiKeyListCommand(CallerAccounts accounts, OwnKeys keys) : ISubcommandHandler
{
    private const int NameLength = 30;

    public static string Path => "apikey list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var working = await accounts.FindAsync(context, cancellationToken) is { } user
            ? await keys.ListWorkingAsync(user.Id, cancellationToken)
            : [];
        if (working.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["apikey.list-none"], cancellationToken);
            return;
        }

        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds =
                [
                    new Embed
                    {
                        Title = texts["apikey.list-title"],
                        Description = Lists.Lines([.. working.Select(key => LineOf(key, texts))], EmbedLimits.Description, texts),
                    },
                ],
                Components = [ApiKeyRevokeSelect.MenuOf(working, texts)],
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    private static string LineOf(ListedApiKey key, LanguageTexts texts)
    {
        var line = texts.Say(
            "apikey.list-key",
            ("prefix", TextValue.Markdown(key.Key.Prefix)),
            ("name", TextValue.Escaped(key.Key.Name, NameLength)),
            ("player", TextValue.Escaped(key.PlayerName, NameLength)));
        line += key.Key.LastUsedAt is { } usedAt ? " · " + texts.Say("apikey.list-used", ("when", usedAt)) : "";
        return line + (key.Key.ExpiresAt is { } expiresAt ? " · " + texts.Say("apikey.list-expires", ("when", expiresAt)) : "");
    }
}
