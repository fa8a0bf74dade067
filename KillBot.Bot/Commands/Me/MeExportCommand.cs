using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Users.Export;

namespace KillBot.Bot.Commands.Me;

/// <summary><c>/me export</c></summary>
internal sealed class MeExportCommand(CallerAccounts accounts, AccountExport exports) : ISubcommandHandler
{
    public static string Path => "me export";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var user = await accounts.FindAsync(context, cancellationToken);
        if (user is null && await exports.KnowsAsync((long)context.Caller.Id.Value, cancellationToken))
        {
            // The account is what an export is about, and what remembers when there was one.
            user = await accounts.EnsureAsync(context, cancellationToken);
        }

        var result = user is not null ? await exports.ExportAsync(user.Id, cancellationToken) : new AccountExportResult.NoAccount();
        await (result switch
        {
            AccountExportResult.File file => context.RespondAsync(ReplyOf(file, texts), cancellationToken),
            AccountExportResult.TooSoon { Next: var next } =>
                context.ReplyEphemeralAsync(texts.Say("me.export-too-soon", ("next", next)), cancellationToken),
            _ => context.ReplyEphemeralAsync(texts["me.nothing-known"], cancellationToken),
        });
    }

    private static FollowupMessage ReplyOf(AccountExportResult.File file, LanguageTexts texts) => new()
    {
        Content = texts.Say(file.IsCut ? "me.exported-newest" : "me.exported", ("kills", file.Kills)),
        Files = [new FileUpload { Filename = "killbot-export.zip", Content = file.Zip, ContentType = "application/zip" }],
        Flags = MessageFlags.Ephemeral,
    };
}
