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
                user.Discriminator,
                user.Avatar,
                user.Locale,
                user.Privacy.ToString(),
                user.IsAdmin,
                user.CreatedAt,
                user.UpdatedAt,
                user.LastLoginAt,
                exported,
                [.. links.Select(link => new ExportedLink(link.Kind.ToString(), link.Subject, link.Name, link.LinkedAt, link.AllowsWatching))],
                await context.LinkCodes.Where(code => code.UserId == userId && code.ExpiresAt > now).OrderBy(code => code.Kind)
                    .Select(code => new ExportedLinkCode(code.Kind.ToString(), code.Subject, code.ExpiresAt)).ToListAsync(cancellationToken),
                await ReadKeysAsync(context, userId, cancellationToken),
                await context.Sessions.Where(session => session.UserId == userId).OrderBy(session => session.CreatedAt)
                    .Select(session => new ExportedSession(session.CreatedAt, session.ExpiresAt, session.RevokedAt)).ToListAsync(cancellationToken),
                await ReadServersAsync(context, userId, cancellationToken),
                await ReadWebhooksAsync(context, userId, cancellationToken),
                await DiscordPart.ReadFeedsAsync(context, user.DiscordId, cancellationToken),
                await DiscordPart.ReadBoardsAsync(context, user.DiscordId, cancellationToken),
                await DiscordPart.ReadSettingsAsync(context, user.DiscordId, cancellationToken),
                await DiscordPart.ReadReportsAsync(context, user.DiscordId, cancellationToken),
                !await context.KillClaimRefusals.AnyAsync(refusal => refusal.UserId == userId, cancellationToken),
                await context.VRChatUsers.Where(profile => profiles.Contains(profile.Id)).Select(profile => new ExportedProfile(
                    profile.Id, profile.DisplayName, profile.Bio, profile.Status, profile.StatusDescription, profile.TrustRank,
                    profile.FirstSeenAt, profile.LastSeenAt, profile.TimesEncountered)).ToListAsync(cancellationToken),
                await DiscordPart.ReadWatchesAsync(context, user.DiscordId, cancellationToken)),
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
}
