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

/// <summary><c>/board add</c></summary>
internal sealed class BoardAddCommand(BoardDirectory boards, ServerSettingsService settings, ChannelAccess access, TimeProvider timeProvider)
    : ISubcommandHandler, IAutocompleteHandler
{
    private const int ShownTimes = 3;

    public static string Path => "board add";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, guildId) = (context.CallerTexts, context.GuildId!.Value);
        var channelId = context.Options.BoardChannel;
        if (access.Find(guildId, channelId) is { } problem)
        {
            await context.ReplyEphemeralAsync(
                texts.Say("board.no-access", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(texts)))),
                cancellationToken);
            return;
        }

        if (!ChosenSchedule.TryRead(context.Options, out var schedule, out var error))
        {
            await context.ReplyEphemeralAsync(texts[error], cancellationToken);
            return;
        }

        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        var timeZone = chosen.TimeZone ?? BoardAgenda.DefaultTimeZone;
        var times = schedule.NextAfter(timeProvider.GetUtcNow(), WallClock.ZoneOf(timeZone), ShownTimes);
        if (times.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["board.never"], cancellationToken);
            return;
        }

        var (board, refusal) = await boards.AddAsync(
            (long)guildId.Value, context.Options.BoardChoices(schedule.Cron), timeZone, times[0], (long)context.Caller.Id.Value);
        var answer = refusal is { } refused ? Describe(refused, board, texts) : Describe(board!, timeZone, times, texts);
        var silence = refusal is null && !(chosen.Leaderboard && chosen.Notifications) ? " " + texts["board.silent"] : "";
        await context.ReplyEphemeralAsync(answer + silence, cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var chosen = await settings.FindByGuildAsync((long)(request.GuildId ?? default).Value, cancellationToken);
        var zone = WallClock.ZoneOf(chosen.TimeZone ?? BoardAgenda.DefaultTimeZone);
        return TimeSuggestions.Of(request.Options.Focused?.Value?.AsString ?? "", zone, timeProvider.GetUtcNow());
    }

    private static string Describe(ScheduledBoard board, string timeZone, IReadOnlyList<DateTimeOffset> times, LanguageTexts texts) => texts.Say(
        "board.added",
        ("number", TextValue.Markdown(board.Number.ToString(CultureInfo.InvariantCulture))),
        ("board", TextValue.Markdown(BoardWords.Contents(board, texts))),
        ("channel", TextValue.Channel(new Snowflake((ulong)board.ChannelId))),
        ("schedule", TextValue.Markdown(BoardWords.Schedule(board.Cron, texts))),
        ("zone", TextValue.Escaped(timeZone)),
        ("times", TextValue.Markdown(string.Join(", ", times.Select(time => Markdown.Timestamp(time, TimestampStyle.LongDateTime))))));

    private static string Describe(BoardRefusal refusal, ScheduledBoard? board, LanguageTexts texts) => refusal switch
    {
        BoardRefusal.TooMany => texts.Say("board.too-many", ("count", BoardRules.MaxPerServer)),
        BoardRefusal.Duplicate => texts.Say(
            "board.duplicate", ("number", TextValue.Markdown(board!.Number.ToString(CultureInfo.InvariantCulture)))),
        BoardRefusal.Top => texts.Say("board.bad-top", ("min", BoardRules.MinTop), ("max", BoardRules.MaxTop)),
        BoardRefusal.Types => texts.Say("board.too-long", ("count", BoardRules.MaxLines)),
        BoardRefusal.Finals => texts["board.no-finals"],
        _ => texts["board.bad-cron"],
    };
}
