using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary>Writes a page of a leaderboard, with the buttons that turn it.</summary>
internal sealed class LeaderboardPages(
    LeaderboardQueries leaderboards,
    PlayerQueries players,
    PlayerVisibility visibility,
    Audiences audiences,
    ServerSettingsService settings,
    GuildLanguages languages)
{
    public const string ButtonPrefix = "leaderboard";

    private const int PageSize = 10;
    private const int Color = 0xFEE75C;

    /// <summary>Why there is no such leaderboard here, for the caller; null where there is one.</summary>
    public async Task<string?> FindRefusalAsync(LeaderboardPageId page, InteractionRequest request, CancellationToken cancellationToken)
    {
        if (request.GuildId is not { } guildId)
        {
            return page.IsEverywhere ? null : request.CallerTexts["leaderboard.no-server"];
        }

        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        return chosen switch
        {
            { KillTracker: false } => request.CallerTexts["players.tracker-off"],
            { Leaderboard: false } => request.CallerTexts["leaderboard.off"],
            _ => null,
        };
    }

    public async Task<LeaderboardPage> WriteAsync(LeaderboardPageId page, InteractionRequest request, CancellationToken cancellationToken)
    {
        var texts = await languages.OfAsync(request, cancellationToken);
        var audience = await audiences.OfAsync(request, cancellationToken);
        var own = await players.FindByDiscordIdAsync((long)request.Caller.Id.Value, cancellationToken);
        var shown = (await visibility.FilterAsync(own, audience.Everybody, cancellationToken)).Select(player => player.Id).ToList();
        var board = await ReadAsync(page, audience, shown, cancellationToken);
        if (board is { Entries.Count: 0, Total: > 0 })
        {
            page = page with { Offset = (board.Total - 1) / PageSize * PageSize };
            board = await ReadAsync(page, audience, shown, cancellationToken);
        }

        return new LeaderboardPage(
            ToEmbed(page, board, shown, request, texts),
            board.Total <= PageSize ? [] : [ButtonsOf(page, board.Total, PageButtons.OwnerOf(request), texts)],
            await FindOwnPlaceAsync(page, audience, [.. own.Select(player => player.Id).Except(shown)], request, cancellationToken));
    }

    private async Task<Leaderboard> ReadAsync(
        LeaderboardPageId page, Audience audience, IReadOnlyList<Guid> own, CancellationToken cancellationToken)
    {
        var server = page.IsEverywhere ? null : audience.ServerId;
        // A server that is not known yet has no players.
        return server is null && !page.IsEverywhere ? new Leaderboard([], null, 0) : await leaderboards.ReadAsync(
            new LeaderboardRequest(page.Type, page.Period, server, ForMembers: server is not null, page.Offset, PageSize, own), cancellationToken);
    }

    /// <summary>Where the caller would stand by players whom not everybody here may see; null without such players.</summary>
    private async Task<string?> FindOwnPlaceAsync(
        LeaderboardPageId page, Audience audience, IReadOnlyList<Guid> hidden, InteractionRequest request, CancellationToken cancellationToken) =>
        hidden.Count > 0 && await ReadAsync(page, audience, hidden, cancellationToken) is { Own: { Value: > 0 } place }
            ? request.CallerTexts.Say("leaderboard.hidden-place", ("rank", place.Rank), ("value", ValueOf(place, page.Type, request.CallerTexts)))
            : null;

    private static Embed ToEmbed(
        LeaderboardPageId page, Leaderboard board, IReadOnlyList<Guid> own, InteractionRequest request, LanguageTexts texts)
    {
        List<string> lines = [.. board.Entries.Select(entry => LeaderboardLines.Of(entry, page.Type, own.Contains(entry.PlayerId), texts))];
        if (lines.Count == 0)
        {
            lines.Add(texts["leaderboard.empty"]);
        }

        if (board.Own is { Value: > 0 } place && !board.Entries.Any(entry => own.Contains(entry.PlayerId)))
        {
            lines.Add("");
            lines.Add(texts.Say(
                "leaderboard.own-place",
                ("user", TextValue.User(request.Caller.Id)),
                ("rank", place.Rank),
                ("value", ValueOf(place, page.Type, texts)),
                ("change", TextValue.Markdown(LeaderboardLines.Change(place.Change, texts)))));
        }

        return new Embed
        {
            Title = texts.Say(
                page.IsEverywhere ? "leaderboard.title-everywhere" : "leaderboard.title",
                ("type", TextValue.Markdown(texts[$"leaderboard.type.{LeaderboardTypes.NameOf(page.Type)}"])),
                ("period", TextValue.Markdown(texts[$"period.{CalendarPeriods.NameOf(page.Period)}"]))),
            Description = string.Join('\n', lines),
            Color = Color,
            Footer = board.Total == 0 ? null : new EmbedFooter
            {
                Text = texts.Say(
                    "leaderboard.footer",
                    ("players", board.Total),
                    ("page", (page.Offset / PageSize) + 1),
                    ("pages", ((board.Total - 1) / PageSize) + 1)),
            },
        };
    }

    private static TextValue ValueOf(LeaderboardPlace place, LeaderboardType type, LanguageTexts texts) =>
        TextValue.Markdown(LeaderboardLines.Value(place, type, texts));

    private static ActionRow ButtonsOf(LeaderboardPageId page, int total, string owner, LanguageTexts texts)
    {
        var hasNext = (long)page.Offset + PageSize < total;
        return new ActionRow(
            Button("page.first", 0, page.Offset > 0),
            Button("page.previous", Math.Max(0, page.Offset - PageSize), page.Offset > 0),
            Button("page.next", hasNext ? page.Offset + PageSize : page.Offset, hasNext));

        Button Button(string key, int offset, bool isEnabled) =>
            PageButtons.Of(texts, key, $"{ButtonPrefix}:{owner}:{(page with { Offset = offset }).Write(key)}", isEnabled);
    }
}

/// <summary>A leaderboard as it is shown.</summary>
/// <param name="OwnPlace">What only the caller may read of their own place; null for nothing.</param>
internal sealed record LeaderboardPage(Embed Embed, IReadOnlyList<ActionRow> Buttons, string? OwnPlace);
