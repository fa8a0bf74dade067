using KillBot.Domain.Data;
using KillBot.Domain.Servers;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Boards;

/// <summary>What the sender of boards reads and writes down.</summary>
public sealed class BoardPosts
{
    private const string Note = "UPDATE boards SET message_id = @p1, places = @p2, posted_at = @p3 WHERE id = @p0";

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal BoardPosts(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>A board; null when it was removed.</summary>
    public async Task<PostableBoard?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from board in context.Boards
            join server in context.Servers on board.ServerId equals server.Id
            join settings in context.ServerSettings on board.ServerId equals settings.ServerId into chosen
            from settings in chosen.DefaultIfEmpty()
            where board.Id == id && server.DiscordId != null
            select new PostableBoard(
                board,
                server.DiscordId!.Value,
                server.IsActive && (settings == null || (settings.Leaderboard && settings.Notifications)),
                settings == null ? null : settings.TimeZone)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Notes a post.</summary>
    /// <param name="messageId">The message that the next post may edit; none after a final board, which stays as it is.</param>
    /// <param name="places">Who stood where.</param>
    public Task<int> NoteAsync(Guid id, long? messageId, BoardPlaces places) => _writer.ExecuteWhenPossibleAsync(transaction =>
        transaction.Command(Note).Set(0, id).Set(1, messageId).Set(2, places.ToJson()).Set(3, transaction.Now).Execute());
}

/// <param name="GuildId">The snowflake of its guild.</param>
/// <param name="IsOn">The bot is in the guild, which has turned neither leaderboards nor notifications off.</param>
/// <param name="ChosenTimeZone">See <see cref="ServerSettings.TimeZone"/>.</param>
public sealed record PostableBoard(ScheduledBoard Board, long GuildId, bool IsOn, string? ChosenTimeZone)
{
    /// <summary>By its IANA name.</summary>
    public string TimeZone => ChosenTimeZone ?? BoardAgenda.DefaultTimeZone;
}
