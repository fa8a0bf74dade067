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
    private const int BoardsPerEmbed = 9;

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
        await context.RespondAsync(
            new FollowupMessage
            {
                Content = chosen.Leaderboard && chosen.Notifications ? null : texts["board.silent"],
                Embeds =
                [
                    .. states.Chunk(BoardsPerEmbed).Select((page, index) => new Embed
                    {
                        Title = index == 0 ? title : null,
                        Description = string.Join('\n', page.Select(state => Line(state, texts))),
                    }),
                ],
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
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
