using System.Globalization;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Users.Export;

/// <summary>What somebody did with the bot in servers, which is known by the Discord id.</summary>
internal static class DiscordPart
{
    public static async Task<IReadOnlyList<ExportedWatch>> ReadWatchesAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var watches = await (
            from watch in context.VRChatWatches
            where watch.DiscordId == discordId || watch.CreatedBy == discordId
            join server in context.Servers on watch.ServerId equals server.Id
            orderby watch.CreatedAt
            select new { Watch = watch, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. watches.Select(item => new ExportedWatch(
            item.Server, item.Watch.Kind.ToString(), item.Watch.Subject, item.Watch.Name, item.Watch.Threshold, item.Watch.CreatedAt))];
    }

    public static async Task<IReadOnlyList<ExportedFeed>> ReadFeedsAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var feeds = await (
            from feed in context.Feeds
            where feed.CreatedBy == discordId
            join server in context.Servers on feed.ServerId equals server.Id
            orderby feed.CreatedAt
            select new { Feed = feed, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. feeds.Select(item => new ExportedFeed(
            item.Server, item.Feed.ChannelId.ToString(CultureInfo.InvariantCulture), item.Feed.Kind.ToString(), item.Feed.CreatedAt))];
    }

    public static async Task<IReadOnlyList<ExportedBoard>> ReadBoardsAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var boards = await (
            from board in context.Boards
            where board.CreatedBy == discordId
            join server in context.Servers on board.ServerId equals server.Id
            orderby board.CreatedAt
            select new { Board = board, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. boards.Select(item => new ExportedBoard(
            item.Server, item.Board.ChannelId.ToString(CultureInfo.InvariantCulture), item.Board.Number, item.Board.CreatedAt))];
    }

    public static async Task<IReadOnlyList<ExportedSetting>> ReadSettingsAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var changes = await (
            from change in context.ServerSettingsChanges
            where change.DiscordId == discordId
            join server in context.Servers on change.ServerId equals server.Id
            orderby change.Id
            select new { Change = change, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. changes.Select(item => new ExportedSetting(
            item.Server, item.Change.Setting, item.Change.OldValue, item.Change.NewValue, item.Change.At))];
    }

    /// <summary>Who the other one was is theirs.</summary>
    public static async Task<IReadOnlyList<ExportedReport>> ReadReportsAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var claims = await (
            from claim in context.KillClaims
            where claim.ReporterDiscordId == discordId || claim.VictimDiscordId == discordId
            join server in context.Servers on claim.ServerId equals server.Id
            orderby claim.CreatedAt
            select new { Claim = claim, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. claims.Select(item => new ExportedReport(
            item.Server, item.Claim.ReporterDiscordId == discordId, item.Claim.Weapon, item.Claim.State.ToString(), item.Claim.CreatedAt))];
    }
}
