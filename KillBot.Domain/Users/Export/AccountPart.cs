using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Links;
using KillBot.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Users.Export;

/// <summary>What <c>account.json</c> holds, and by what the rest is found.</summary>
internal sealed record AccountPart(ExportedAccount Account, IReadOnlyDictionary<Guid, string> Players, IReadOnlyList<string> VRChatIds)
{
    public static async Task<AccountPart> ReadAsync(
        KillBotDbContext context, Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var user = await context.Users.SingleAsync(user => user.Id == userId, cancellationToken);
        var players = await context.Players.Where(player => player.UserId == userId).OrderBy(player => player.Id).ToListAsync(cancellationToken);
        var links = await context.AccountLinks.Where(link => link.UserId == userId).OrderBy(link => link.LinkedAt).ToListAsync(cancellationToken);
        List<string> profiles = [.. links.Where(link => link.Kind == LinkKind.VRChat).Select(link => link.Subject)];
        List<ExportedPlayer> exported = [];
        foreach (var player in players)
        {
            exported.Add(new ExportedPlayer(
                player.Game,
                player.Name,
                player.Privacy.ToString(),
                player.CreatedAt,
                await context.PlayerAliases.Where(alias => alias.PlayerId == player.Id).Select(alias => alias.Name).ToListAsync(cancellationToken),
                await (
                    from membership in context.ServerMemberships
                    where membership.PlayerId == player.Id
                    join server in context.Servers on membership.ServerId equals server.Id
                    orderby server.Name
                    select server.Name).ToListAsync(cancellationToken)));
        }

        return new AccountPart(
            new ExportedAccount(
                now,
                PublicId.OfUser(user.Id),
                user.DiscordId.ToString(CultureInfo.InvariantCulture),
                user.Name,
                user.Avatar,
                user.Privacy.ToString(),
                user.IsAdmin,
                user.CreatedAt,
                user.UpdatedAt,
                user.LastLoginAt,
                exported,
                [.. links.Select(link => new ExportedLink(link.Kind.ToString(), link.Subject, link.Name, link.LinkedAt, link.AllowsWatching))],
                await ReadKeysAsync(context, userId, cancellationToken),
                await context.Sessions.Where(session => session.UserId == userId).OrderBy(session => session.CreatedAt)
                    .Select(session => new ExportedSession(session.CreatedAt, session.ExpiresAt, session.RevokedAt)).ToListAsync(cancellationToken),
                await ReadServersAsync(context, userId, cancellationToken),
                await ReadWebhooksAsync(context, userId, cancellationToken),
                await ReadFeedsAsync(context, user.DiscordId, cancellationToken),
                await context.VRChatUsers.Where(profile => profiles.Contains(profile.Id)).Select(profile => new ExportedProfile(
                    profile.Id, profile.DisplayName, profile.Bio, profile.Status, profile.StatusDescription, profile.TrustRank,
                    profile.FirstSeenAt, profile.LastSeenAt, profile.TimesEncountered)).ToListAsync(cancellationToken),
                await ReadWatchesAsync(context, user.DiscordId, cancellationToken)),
            players.ToDictionary(player => player.Id, player => player.Name),
            profiles);
    }

    private static async Task<IReadOnlyList<ExportedKey>> ReadKeysAsync(
        KillBotDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        var keys = await (
            from key in context.ApiKeys
            where key.UserId == userId
            join player in context.Players on key.PlayerId equals player.Id
            orderby key.Id
            select new { Key = key, Player = player }).ToListAsync(cancellationToken);
        // Of a player who is somebody else's by now the name is theirs.
        return [.. keys.Select(item => new ExportedKey(
            PublicId.OfKey(item.Key.Id), item.Key.Prefix, item.Key.Name, item.Player.UserId == userId ? item.Player.Name : "",
            item.Key.CreatedAt, item.Key.ExpiresAt, item.Key.RevokedAt, item.Key.LastUsedAt))];
    }

    private static async Task<IReadOnlyList<ExportedServer>> ReadServersAsync(
        KillBotDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        var members = await (
            from member in context.ServerMembers
            where member.UserId == userId
            join server in context.Servers on member.ServerId equals server.Id
            orderby server.Name
            select new { Member = member, Server = server }).ToListAsync(cancellationToken);
        return [.. members.Select(item => new ExportedServer(
            PublicId.OfServer(item.Server.Id), item.Server.Name, item.Member.IsOwner, item.Member.SeenAt))];
    }

    private static async Task<IReadOnlyList<ExportedWebhook>> ReadWebhooksAsync(
        KillBotDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        var webhooks = await context.Webhooks.Where(webhook => webhook.UserId == userId).OrderBy(webhook => webhook.Id)
            .ToListAsync(cancellationToken);
        return [.. webhooks.Select(webhook => new ExportedWebhook(
            PublicId.OfWebhook(webhook.Id), webhook.Name, new Uri(webhook.Url).Authority, webhook.Events, webhook.IsActive,
            webhook.CreatedAt, webhook.UpdatedAt))];
    }

    private static async Task<IReadOnlyList<ExportedWatch>> ReadWatchesAsync(
        KillBotDbContext context, long discordId, CancellationToken cancellationToken)
    {
        var watches = await (
            from watch in context.VRChatWatches
            where watch.DiscordId == discordId
            join server in context.Servers on watch.ServerId equals server.Id
            orderby watch.CreatedAt
            select new { Watch = watch, Server = server.Name }).ToListAsync(cancellationToken);
        return [.. watches.Select(item => new ExportedWatch(
            item.Server, item.Watch.Kind.ToString(), item.Watch.Subject, item.Watch.Name, item.Watch.Threshold, item.Watch.CreatedAt))];
    }

    private static async Task<IReadOnlyList<ExportedFeed>> ReadFeedsAsync(
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
}
