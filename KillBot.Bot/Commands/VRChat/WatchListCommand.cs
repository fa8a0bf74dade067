using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch list</c>: what the caller watches in this server.</summary>
internal sealed class WatchListCommand(VRChatWatches watches, Audiences audiences) : ISubcommandHandler
{
    public static string Path => "vrchat watch list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var audience = await audiences.OfAsync(context, cancellationToken);
        var own = audience.ServerId is { } serverId
            ? await watches.ListAsync(serverId, (long)context.Caller.Id.Value, cancellationToken)
            : [];
        if (own.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-none"], cancellationToken);
            return;
        }

        var embed = new Embed { Title = texts["vrchat.watch-list"], Description = string.Join('\n', own.Select(watch => Line(watch, texts))) };
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Flags = MessageFlags.Ephemeral }, cancellationToken);
    }

    private static string Line(VRChatWatch watch, LanguageTexts texts)
    {
        var name = ("name", TextValue.Markdown(VRChatWords.Name(watch.Name, texts)));
        return watch.Threshold is { } threshold
            ? texts.Say("vrchat.watch-world", name, ("count", threshold))
            : texts.Say("vrchat.watch-user", name);
    }
}
