using KillBot.Domain.Data;
using KillBot.Domain.Links;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Users;

/// <summary>Who may read the names of people who were met in VRChat: those who have linked their account there hide as they chose to.</summary>
public sealed class VRChatVisibility(IDbContextFactory<KillBotDbContext> contexts, SharedServerQueries servers)
{
    /// <summary>Those of <paramref name="userIds"/> whom the viewer may not see.</summary>
    public async Task<IReadOnlySet<string>> FindHiddenAsync(
        IReadOnlyCollection<string> userIds, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.IsAdmin || userIds.Count == 0)
        {
            return new HashSet<string>();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var linked = await (
            from link in context.AccountLinks
            where link.Kind == LinkKind.VRChat && userIds.Contains(link.Subject)
            join user in context.Users on link.UserId equals user.Id
            where user.Privacy != Privacy.Public
            select new { link.Subject, user.Id, user.Privacy }).ToListAsync(cancellationToken);
        var strangers = linked.Where(person => person.Id != viewer.UserId).ToList();
        List<Guid> fellowsOnly = [.. strangers.Where(person => person.Privacy == Privacy.Server).Select(person => person.Id)];
        var fellows = fellowsOnly.Count > 0 ? await FindFellowsAsync(context, fellowsOnly, viewer, cancellationToken) : [];
        return strangers.Where(person => !fellows.Contains(person.Id)).Select(person => person.Subject).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those of <paramref name="names"/> that belong to somebody whom the viewer may not see: trackers may tell a name alone.</summary>
    public async Task<IReadOnlySet<string>> FindHiddenNamesAsync(
        IReadOnlyCollection<string> names, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.IsAdmin || names.Count == 0)
        {
            return new HashSet<string>();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var called = await (
            from link in context.AccountLinks
            where link.Kind == LinkKind.VRChat
            join seen in context.VRChatUsers on link.Subject equals seen.Id into all
            from seen in all.DefaultIfEmpty()
            where names.Contains(link.Name) || names.Contains(seen.DisplayName)
            select new { link.Subject, link.Name, seen.DisplayName }).ToListAsync(cancellationToken);
        var hidden = await FindHiddenAsync([.. called.Select(person => person.Subject)], viewer, cancellationToken);
        return called.Where(person => hidden.Contains(person.Subject)).SelectMany(person => new[] { person.Name, person.DisplayName })
            .Where(names.Contains).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<HashSet<Guid>> FindFellowsAsync(
        KillBotDbContext context, List<Guid> accounts, Viewer viewer, CancellationToken cancellationToken)
    {
        List<Guid> shared = viewer.ServerId is { } here ? [here] : [];
        if (viewer.UserId is not null || viewer.PlayerId is not null)
        {
            shared.AddRange(await servers.ListAsync(viewer.UserId, viewer.PlayerId, cancellationToken));
        }

        var members = context.ServerMembers.Where(member => accounts.Contains(member.UserId) && shared.Contains(member.ServerId))
            .Select(member => member.UserId);
        var byPlayers =
            from player in context.Players
            where player.UserId != null && accounts.Contains(player.UserId.Value)
            join membership in context.ServerMemberships on player.Id equals membership.PlayerId
            where shared.Contains(membership.ServerId)
            select player.UserId!.Value;
        return [.. await members.Concat(byPlayers).ToListAsync(cancellationToken)];
    }
}
