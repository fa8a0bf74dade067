using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch remove watch</c></summary>
internal sealed class WatchRemoveCommand(VRChatWatches watches, OwnWatches own, GuildCache guilds) : ISubcommandHandler, IAutocompleteHandler
{
    private const int MaxLabel = 100;
    private const int MaxChannel = 30;
    private const int MaxSuggestions = 25;

    public static string Path => "vrchat watch remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, typed) = (context.CallerTexts, context.Options.FindString(VRChatCommand.Watch)?.Trim() ?? "");
        var found = (await ListAsync(context, cancellationToken)).FirstOrDefault(
            watch => ValueOf(watch) == typed || string.Equals(watch.Name, typed, StringComparison.OrdinalIgnoreCase));
        if (found is null || !await watches.RemoveAsync(found.Id))
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-unknown"], cancellationToken);
            return;
        }

        var name = ("name", TextValue.Markdown(VRChatWords.Name(found.Name, texts)));
        await context.ReplyEphemeralAsync(
            found.IsOfServer
                ? texts.Say("vrchat.watch-removed-in", name, ("channel", TextValue.Channel(new Snowflake((ulong)found.ChannelId))))
                : texts.Say("vrchat.watch-removed", name),
            cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString?.Trim() ?? "";
        return
        [
            .. (await ListAsync(request, cancellationToken))
                .Where(watch => watch.Name.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MaxSuggestions)
                .Select(watch => new ApplicationCommandOptionChoice { Name = LabelOf(watch, request), Value = ValueOf(watch) }),
        ];
    }

    // The caller's own come first.
    private async Task<IReadOnlyList<VRChatWatch>> ListAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var (mine, ofServer) = await own.ListAsync(request, cancellationToken);
        return [.. mine, .. ofServer.Select(entry => entry.Watch)];
    }

    // A server may watch in several channels what the caller watches too.
    private static string ValueOf(VRChatWatch watch) => watch.IsOfServer ? watch.Id.ToString("N") : watch.Subject;

    private string LabelOf(VRChatWatch watch, InteractionRequest request)
    {
        var name = Markdown.Plain(watch.Name, MaxLabel) is { Length: > 0 } visible ? visible : watch.Subject;
        return !watch.IsOfServer ? name : Markdown.Plain($"#{ChannelOf(watch, request)} · {name}", MaxLabel);
    }

    private string ChannelOf(VRChatWatch watch, InteractionRequest request) =>
        guilds.Find(request.GuildId!.Value)?.FindChannel(new Snowflake((ulong)watch.ChannelId))?.Name is { } name
            ? Markdown.Plain(name, MaxChannel)
            : request.CallerTexts["feed.deleted-channel"];
}
