using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Notifications;

/// <summary>Reads the kills that a channel is to be told of.</summary>
public sealed class KillNotifications(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>By the id of the kill; those that have been deleted are not there.</summary>
    /// <param name="channel">Where they are announced: it decides whose names may be said.</param>
    public async Task<IReadOnlyDictionary<Guid, KillNotification>> ReadAsync(
        Destination channel, IReadOnlyCollection<Guid> killIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, FollowersOf(context, long.Parse(channel.Id, CultureInfo.InvariantCulture)), killIds, cancellationToken);
    }

    /// <summary>As <see cref="ReadAsync(Destination, IReadOnlyCollection{Guid}, CancellationToken)"/>, for the admins of a guild.</summary>
    /// <param name="guildId">It decides whose names may be said.</param>
    public async Task<IReadOnlyDictionary<Guid, KillNotification>> ReadAsync(
        long guildId, IReadOnlyCollection<Guid> killIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members =
            from membership in context.ServerMemberships
            join server in context.Servers on membership.ServerId equals server.Id
            where server.DiscordId == guildId
            select membership.PlayerId;
        return await ReadAsync(context, members, killIds, cancellationToken);
    }

    private static async Task<Dictionary<Guid, KillNotification>> ReadAsync(
        KillBotDbContext context, IQueryable<Guid> here, IReadOnlyCollection<Guid> killIds, CancellationToken cancellationToken)
    {
        var found = await (
            from kill in context.Kills
            where killIds.Contains(kill.Id)
            join killer in context.Players on kill.KillerId equals killer.Id into killers
            from killer in killers.DefaultIfEmpty()
            join victim in context.Players on kill.VictimId equals victim.Id into victims
            from victim in victims.DefaultIfEmpty()
            select new
            {
                Listed = new ListedKill(kill, killer, victim),
                HidesKiller = killer.Privacy == Privacy.Private || (killer.Privacy == Privacy.Server && !here.Contains(killer.Id)),
                HidesVictim = victim.Privacy == Privacy.Private || (victim.Privacy == Privacy.Server && !here.Contains(victim.Id)),
            }).ToListAsync(cancellationToken);
        return found.ToDictionary(
            row => row.Listed.Kill.Id,
            row => new KillNotification(row.Listed.Kill, row.HidesKiller, row.HidesVictim)
            {
                Texts = KillTexts.Of(row.Listed, row.HidesKiller, row.HidesVictim),
            });
    }

    /// <summary>The players that belong to a server which the channel is part of: it may name them.</summary>
    private static IQueryable<Guid> FollowersOf(KillBotDbContext context, long channelId) =>
        from membership in context.ServerMemberships
        where context.Feeds.Any(feed => feed.ChannelId == channelId && feed.ServerId == membership.ServerId)
        select membership.PlayerId;
}
