using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;

namespace KillBot.Bot.Commands.Boards;

/// <summary>The boards of a guild while one is chosen.</summary>
internal sealed class BoardSuggestions(BoardDirectory boards, GuildCache guilds)
{
    private const int MaxNameLength = 100;

    /// <summary>Those whose description has what was typed in it.</summary>
    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> OfAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        if (request.GuildId is not { } guildId)
        {
            return [];
        }

        var typed = request.Options.Focused?.Value?.ToString()?.Trim() ?? "";
        var states = await boards.ListAsync((long)guildId.Value, cancellationToken);
        return
        [
            .. states.Select(state => (state.Board, Text: Describe(state.Board, guildId, request.CallerTexts)))
                .Where(entry => entry.Text.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Select(entry => new ApplicationCommandOptionChoice { Name = entry.Text, Value = (long)entry.Board.Number }),
        ];
    }

    private string Describe(ScheduledBoard board, Snowflake guildId, LanguageTexts texts)
    {
        var channel = guilds.Find(guildId)?.FindChannel(new Snowflake((ulong)board.ChannelId))?.Name;
        var described = string.Create(CultureInfo.InvariantCulture, $"#{board.Number} · {BoardWords.Contents(board, texts)}");
        return Markdown.Plain(channel is null ? described : $"{described} · #{channel}", MaxNameLength);
    }
}
