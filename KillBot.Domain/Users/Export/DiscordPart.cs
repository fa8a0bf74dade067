using System.Globalization;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Users.Export;

/// <summary>What somebody did with the bot in servers, which is known by the Discord id.</summary>
internal static class DiscordPart
{
    public static async Task<IReadOnlyList<ExportedWatch>> ReadWatchesAsync(KillBotDbContext context, long discordId, CancellationToken cancellationToken) =>
        await (
            from watch in context.VRChatWatches
            where watch.DiscordId == discordId || watch.CreatedBy == discordId
            join server in context.Servers on watch.ServerId equals server.Id
            orderby watch.CreatedAt
            select new ExportedWatch(server.Name, watch.Kind.ToString(), watch.Subject, watch.Name, watch.Threshold, watch.CreatedAt))
            .ToListAsync(cancellationToken);

    public static async Task<IReadOnlyList<ExportedFeed>> ReadFeedsAsync(KillBotDbContext context, long discordId, CancellationToken cancellationToken) =>
        await (
            from feed in context.Feeds
            where feed.CreatedBy == discordId
            join server in context.Servers on feed.ServerId equals server.Id
            orderby feed.CreatedAt
            select new ExportedFeed(server.Name, feed.ChannelId.ToString(CultureInfo.InvariantCulture), feed.Kind.ToString(), feed.CreatedAt))
            .ToListAsync(cancellationToken);

    public static async Task<IReadOnlyList<ExportedBoard>> ReadBoardsAsync(KillBotDbContext context, long discordId, CancellationToken cancellationToken) =>
        await (
            from board in context.Boards
            where board.CreatedBy == discordId
            join server in context.Servers on board.ServerId equals server.Id
            orderby board.CreatedAt
            select new ExportedBoard(server.Name, board.ChannelId.ToString(CultureInfo.InvariantCulture), board.Number, board.CreatedAt))
            .ToListAsync(cancellationToken);

    public static async Task<IReadOnlyList<ExportedSetting>> ReadSettingsAsync(KillBotDbContext context, long discordId, CancellationToken cancellationToken) =>
        await (
            from change in context.ServerSettingsChanges
            where change.DiscordId == discordId
            join server in context.Servers on change.ServerId equals server.Id
            orderby change.Id
            select new ExportedSetting(server.Name, change.Setting, change.OldValue, change.NewValue, change.At))
            .ToListAsync(cancellationToken);

    /// <summary>Who the other one was is theirs.</summary>
    public static async Task<IReadOnlyList<ExportedReport>> ReadReportsAsync(KillBotDbContext context, long discordId, CancellationToken cancellationToken) =>
        await (
            from claim in context.KillClaims
            where claim.ReporterDiscordId == discordId || claim.VictimDiscordId == discordId
            join server in context.Servers on claim.ServerId equals server.Id
            orderby claim.CreatedAt
            select new ExportedReport(server.Name, claim.ReporterDiscordId == discordId, claim.Weapon, claim.State.ToString(), claim.CreatedAt))
            .ToListAsync(cancellationToken);
}
