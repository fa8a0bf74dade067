using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The menu under <c>/feed list</c>.</summary>
internal sealed class FeedRemoveSelect(FeedDirectory feeds, FeedPages pages) : IComponentHandler
{
    public static string Prefix => "feed-remove";

    public static Permissions RequiredPermissions => Permissions.ManageGuild;

    public static ActionRow MenuOf(IReadOnlyList<FeedState> states, CachedGuild? guild, LanguageTexts texts) => new(new StringSelect
    {
        CustomId = Prefix,
        Placeholder = texts["feed.remove-menu"],
        Options = [.. states.Select(state => new SelectOption
        {
            Label = FeedWords.Label(state.Feed, guild, texts),
            Value = state.Feed.Id.ToString("N"),
        })],
    });

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (guildId, texts) = (context.GuildId!.Value, context.CallerTexts);
        List<string> notes = [];
        foreach (var value in context.Values)
        {
            if (Guid.TryParseExact(value, "N", out var id) && await feeds.RemoveAsync((long)guildId.Value, id) is { } removed)
            {
                notes.Add(FeedRemoveCommand.Describe(removed, texts));
            }
        }

        // Somebody else may have been faster.
        var note = notes.Count == 0 ? texts["feed.removed-already"] : string.Join('\n', notes);
        await context.UpdateMessageAsync(await pages.FindAsync(guildId, 0, texts, cancellationToken, note), cancellationToken);
    }
}
