using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch remove watch</c></summary>
internal sealed class WatchRemoveCommand(VRChatWatches watches, Audiences audiences) : ISubcommandHandler, IAutocompleteHandler
{
    private const int MaxLabel = 100;

    public static string Path => "vrchat watch remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, typed) = (context.CallerTexts, context.Options.FindString(VRChatCommand.Watch)?.Trim() ?? "");
        var found = (await ListAsync(context, cancellationToken)).FirstOrDefault(
            watch => watch.Subject == typed || string.Equals(watch.Name, typed, StringComparison.OrdinalIgnoreCase));
        if (found is null || !await watches.RemoveAsync(found.Id))
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-unknown"], cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(
            texts.Say("vrchat.watch-removed", ("name", TextValue.Markdown(VRChatWords.Name(found.Name, texts)))), cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString?.Trim() ?? "";
        return
        [
            .. (await ListAsync(request, cancellationToken))
                .Where(watch => watch.Name.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Select(watch => new ApplicationCommandOptionChoice
                {
                    Name = Markdown.Plain(watch.Name, MaxLabel) is { Length: > 0 } name ? name : watch.Subject,
                    Value = watch.Subject,
                }),
        ];
    }

    private async Task<IReadOnlyList<VRChatWatch>> ListAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var audience = await audiences.OfAsync(request, cancellationToken);
        return audience.ServerId is { } serverId ? await watches.ListAsync(serverId, (long)request.Caller.Id.Value, cancellationToken) : [];
    }
}
