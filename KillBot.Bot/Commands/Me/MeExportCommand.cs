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
        var result = await accounts.FindAsync(context, cancellationToken) is { } user
            ? await exports.ExportAsync(user.Id, cancellationToken)
            : new AccountExportResult.NoAccount();
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
