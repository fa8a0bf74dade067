using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Boards;

/// <summary><c>/board list</c>: what comes when, when it last did, and what is in the way.</summary>
internal sealed class BoardListCommand(BoardDirectory boards, ServerSettingsService settings) : ISubcommandHandler
{
    public static string Path => "board list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, guildId) = (context.CallerTexts, (long)context.GuildId!.Value.Value);
        var states = await boards.ListAsync(guildId, cancellationToken);
        if (states.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["board.none"], cancellationToken);
            return;
        }

        var chosen = await settings.FindByGuildAsync(guildId, cancellationToken);
        var title = texts.Say("board.list", ("zone", TextValue.Markdown(Markdown.Plain(chosen.TimeZone ?? BoardAgenda.DefaultTimeZone, 60))));
        var silence = chosen.Leaderboard && chosen.Notifications ? null : texts["board.silent"];
        // A message holds 6000 characters of embeds, which 25 boards with long schedules exceed.
        IReadOnlyList<string> pages = [.. PagesOf(states.Select(state => Line(state, texts)))];
        await context.RespondAsync(MessageOf(pages[0], title, silence), cancellationToken);
        foreach (var page in pages.Skip(1))
        {
            await context.FollowupAsync(MessageOf(page, null, null), cancellationToken);
        }
    }

    private static FollowupMessage MessageOf(string page, string? title, string? content) => new()
    {
        Content = content,
        Embeds = [new Embed { Title = title, Description = page }],
        Flags = MessageFlags.Ephemeral,
    };

    /// <summary>Whole lines, as many together as fit into an embed.</summary>
    private static IEnumerable<string> PagesOf(IEnumerable<string> lines)
    {
        var page = "";
        foreach (var line in lines)
        {
            if (page.Length > 0 && page.Length + 1 + line.Length > EmbedLimits.Description)
            {
                yield return page;
                page = "";
            }

            page = page.Length == 0 ? line : $"{page}\n{line}";
        }

        yield return page;
    }

    private static string Line(BoardState state, LanguageTexts texts)
    {
        var board = state.Board;
        List<string> parts =
        [
            texts.Say(
                "board.entry",
                ("state", TextValue.Markdown(state.Pause is null ? "✅" : "⏸️")),
                ("number", TextValue.Markdown(board.Number.ToString(CultureInfo.InvariantCulture))),
                ("board", TextValue.Markdown(BoardWords.Contents(board, texts))),
                ("channel", TextValue.Channel(new Snowflake((ulong)board.ChannelId))),
                ("schedule", TextValue.Markdown(BoardWords.Schedule(board.Cron, texts)))),
            board.NextPost is { } next ? texts.Say("board.next", ("time", next)) : texts["board.ended"],
        ];
        if (board.PostedAt is { } posted)
        {
            parts.Add(texts.Say("board.last", ("time", posted)));
        }

        if (board.MissedAt is { } missed && !(missed < board.PostedAt))
        {
            parts.Add(texts.Say("board.missed", ("time", missed)));
        }

        if (state.Pause is { } pause)
        {
            parts.Add(ChannelProblem.Describe(pause, texts));
        }

        return string.Join(' ', parts);
    }
}
