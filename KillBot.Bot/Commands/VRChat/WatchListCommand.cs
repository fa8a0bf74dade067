using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch list</c>: what the caller watches in this server, and for its managers what it watches in channels.</summary>
internal sealed class WatchListCommand(OwnWatches watches) : ISubcommandHandler
{
    // Both lists with their titles stay below the 6000 characters of a message's embeds.
    private const int ListLength = 2800;

    public static string Path => "vrchat watch list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var (own, ofServer) = await watches.ListAsync(context, cancellationToken);
        if (own.Count == 0 && ofServer.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-none"], cancellationToken);
            return;
        }

        List<Embed> embeds = [];
        if (own.Count > 0)
        {
            embeds.Add(ListOf("vrchat.watch-list", own.Select(watch => Line(watch, texts)), own.Count, texts));
        }

        if (ofServer.Count > 0)
        {
            embeds.Add(ListOf("vrchat.watch-list-server", ofServer.Select(entry => Line(entry.Watch, entry.Pause, texts)), ofServer.Count, texts));
        }

        await context.RespondAsync(
            new FollowupMessage
            {
                Content = own.Any(watch => watch.BlockedAt is not null) ? texts["vrchat.watch-blocked"] : null,
                Embeds = embeds,
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    private static Embed ListOf(string title, IEnumerable<string> lines, int count, LanguageTexts texts) =>
        new() { Title = texts[title], Description = NameList.Of(lines, count, "\n", ListLength, texts) };

    private static string Line(VRChatWatch watch, ChannelPause? pause, LanguageTexts texts)
    {
        var line = texts.Say(
            "vrchat.watch-in",
            ("watch", TextValue.Markdown(Line(watch, texts))),
            ("channel", TextValue.Channel(new Snowflake((ulong)watch.ChannelId))));
        return pause is null ? line : $"⏸️ {line}\n{ChannelProblem.Describe(pause, texts)}";
    }

    private static string Line(VRChatWatch watch, LanguageTexts texts)
    {
        var name = ("name", TextValue.Markdown(VRChatWords.Name(watch.Name, texts)));
        return watch.Threshold is { } threshold
            ? texts.Say("vrchat.watch-world", name, ("count", threshold))
            : texts.Say("vrchat.watch-user", name);
    }
}
