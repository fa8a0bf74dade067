using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Links;
using KillBot.Domain.Players;
using KillBot.Domain.Users;

namespace KillBot.Bot.Commands.PlayerPrivacy;

/// <summary><c>/privacy set [level] [watching]</c>: holds for all players of the account, at once.</summary>
internal sealed class PrivacySetCommand(CallerAccounts accounts, ProfileService profiles, LinkService links, LinkQueries queries)
    : ISubcommandHandler
{
    public static string Path => "privacy set";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var level = LevelOf(context.Options.FindString(PrivacyCommand.Level));
        var watching = context.Options.FindBoolean(PrivacyCommand.Watching);
        if (level is null && watching is null)
        {
            await context.ReplyEphemeralAsync(texts["privacy.nothing-chosen"], cancellationToken);
            return;
        }

        var user = await accounts.EnsureAsync(context, cancellationToken);
        if (watching is { } isAllowed && await links.AllowWatchingAsync(user.Id, isAllowed) == 0)
        {
            await context.ReplyEphemeralAsync(texts["privacy.no-vrchat"], cancellationToken);
            return;
        }

        if (level is { } chosen)
        {
            await profiles.UpdateAsync(user.Id, new ProfileChange(Username: null, Handle: null, chosen), isUnlimited: false);
        }

        var known = await queries.ListAsync(user.Id, cancellationToken);
        await context.ReplyEphemeralAsync(
            $"{texts["privacy.saved"]} {PrivacyReply.Of(level ?? user.Privacy, known, texts)}", cancellationToken);
    }

    private static Privacy? LevelOf(string? choice) => choice switch
    {
        "public" => Privacy.Public,
        "server" => Privacy.Server,
        "private" => Privacy.Private,
        _ => null,
    };
}
