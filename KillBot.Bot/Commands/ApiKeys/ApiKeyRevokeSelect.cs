using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary>The menu under <c>/apikey list</c>. Whatever value comes, only keys of whoever chose it are revoked.</summary>
internal sealed class ApiKeyRevokeSelect(CallerAccounts accounts, OwnKeys keys) : IComponentHandler
{
    private const int MaxOptions = 25;

    public static string Prefix => "apikey-revoke";

    public static ActionRow MenuOf(IReadOnlyList<ListedApiKey> working, LanguageTexts texts) => new(new StringSelect
    {
        CustomId = Prefix,
        Placeholder = texts["apikey.revoke-menu"],
        Options =
        [
            .. working.TakeLast(MaxOptions).Select(key => new SelectOption
            {
                Label = ApiKeyRevokeCommand.LabelOf(key),
                Value = PublicId.OfKey(key.Key.Id),
            }),
        ],
    });

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var user = await accounts.FindAsync(context, cancellationToken);
        var revoked = user is not null && context.Values is [var id] ? await keys.RevokeAsync(user.Id, id, cancellationToken) : null;
        await context.UpdateMessageAsync(
            new EditMessage { Content = ApiKeyRevokeCommand.TextOf(revoked, context.CallerTexts), Embeds = [], Components = [] },
            cancellationToken);
    }
}
