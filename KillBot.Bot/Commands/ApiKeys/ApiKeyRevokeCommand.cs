using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary><c>/apikey revoke key</c></summary>
internal sealed class ApiKeyRevokeCommand(CallerAccounts accounts, OwnKeys keys) : ISubcommandHandler, IAutocompleteHandler
{
    private const int MaxSuggestions = 25;

    public static string Path => "apikey revoke";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var revoked = await accounts.FindAsync(context, cancellationToken) is { } user
            ? await keys.RevokeAsync(user.Id, context.Options.GetString(ApiKeyCommand.Key).Trim(), cancellationToken)
            : null;
        await context.ReplyEphemeralAsync(TextOf(revoked, texts), cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        var own = await accounts.FindAsync(request, cancellationToken) is { } user ? await keys.ListWorkingAsync(user.Id, cancellationToken) : [];
        return
        [
            .. own.Select(key => new ApplicationCommandOptionChoice { Name = LabelOf(key), Value = PublicId.OfKey(key.Key.Id) })
                .Where(choice => choice.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions),
        ];
    }

    public static string LabelOf(ListedApiKey key) =>
        Markdown.Plain($"{key.Key.Prefix}… {Markdown.Plain(key.Key.Name, 40)} ({Markdown.Plain(key.PlayerName, 40)})", 100);

    public static string TextOf(ListedApiKey? revoked, LanguageTexts texts) => revoked is null
        ? texts["apikey.unknown"]
        : texts.Say("apikey.revoked", ("prefix", TextValue.Markdown(revoked.Key.Prefix)), ("name", TextValue.Escaped(revoked.Key.Name)));
}
