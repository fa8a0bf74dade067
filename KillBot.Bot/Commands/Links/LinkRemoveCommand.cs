using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Links;

namespace KillBot.Bot.Commands.Links;

/// <summary><c>/link remove account</c></summary>
internal sealed class LinkRemoveCommand(CallerAccounts accounts, LinkQueries queries, LinkService links)
    : ISubcommandHandler, IAutocompleteHandler
{
    private const int MaxSuggestions = 25;
    private const int NameLength = 80;
    private const string PlayerPrefix = "player:";
    private const string VRChatPrefix = "vrchat:";

    public static string Path => "link remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var chosen = context.Options.GetString(LinkCommand.Account).Trim();
        var own = await FindOwnAsync(context, cancellationToken);
        var found = own.Find(item => item.Value == chosen) ?? own.Find(item => item.Name.Equals(chosen, StringComparison.OrdinalIgnoreCase));
        var isRemoved = found is not null && await accounts.FindAsync(context, cancellationToken) is { } user
            && await RemoveAsync(user.Id, found.Value);
        await context.ReplyEphemeralAsync(
            isRemoved ? texts.Say("link.removed", ("name", TextValue.Escaped(found!.Name))) : texts["link.not-yours"], cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        return
        [
            .. (await FindOwnAsync(request, cancellationToken))
                .Where(item => item.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions)
                .Select(item => new ApplicationCommandOptionChoice
                {
                    Name = $"{Markdown.Plain(item.Name, NameLength)} ({item.Where})",
                    Value = item.Value,
                }),
        ];
    }

    private async Task<List<OwnLink>> FindOwnAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(request, cancellationToken) is not { } user)
        {
            return [];
        }

        var found = await queries.ListAsync(user.Id, cancellationToken);
        return
        [
            .. found.Players.Select(player => new OwnLink($"{PlayerPrefix}{player.Id:N}", player.Name, "Star Citizen")),
            .. found.Links.Where(link => link.Kind == LinkKind.VRChat)
                .Select(link => new OwnLink(VRChatPrefix + link.Subject, link.Name, "VRChat")),
        ];
    }

    private Task<bool> RemoveAsync(Guid userId, string value) => value.StartsWith(VRChatPrefix, StringComparison.Ordinal)
        ? links.RemoveVRChatAsync(userId, value[VRChatPrefix.Length..])
        : links.RemovePlayerAsync(userId, Guid.ParseExact(value.AsSpan(PlayerPrefix.Length), "N"));

    private sealed record OwnLink(string Value, string Name, string Where);
}
