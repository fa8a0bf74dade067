namespace KillBot.Domain.Players;

/// <summary>Who may see whom: the rules of <see cref="Privacy"/>, the same for all doors.</summary>
public sealed class PlayerVisibility(SharedServerQueries servers)
{
    /// <summary>Those of <paramref name="found"/>, the result of one look-up, whom the viewer may see.</summary>
    public async Task<IReadOnlyList<Player>> FilterAsync(
        IReadOnlyList<Player> found, Viewer viewer, CancellationToken cancellationToken)
    {
        var hidden = HiddenFromStrangers(found, viewer);
        if (viewer.IsSomewhere && (found.Count == 0 || hidden.Count > 0))
        {
            // Asked of nobody and of private players too: the time it takes must not tell them apart.
            hidden.ExceptWith(await FindFellowsAsync(FellowsOnly(found, hidden), viewer, cancellationToken));
        }

        return [.. found.Where(player => !hidden.Contains(player.Id))];
    }

    /// <summary>Those of <paramref name="listed"/> whom the viewer may not see.</summary>
    public async Task<IReadOnlySet<Guid>> FindHiddenAsync(
        IEnumerable<Player> listed, Viewer viewer, CancellationToken cancellationToken)
    {
        List<Player> all = [.. listed];
        var hidden = HiddenFromStrangers(all, viewer);
        var fellows = FellowsOnly(all, hidden);
        if (fellows.Count > 0 && viewer.IsSomewhere)
        {
            hidden.ExceptWith(await FindFellowsAsync(fellows, viewer, cancellationToken));
        }

        return hidden;
    }

    private static HashSet<Guid> HiddenFromStrangers(IEnumerable<Player> players, Viewer viewer) =>
    [
        .. players.Where(player => player.Privacy != Privacy.Public && !viewer.IsAdmin && !viewer.Owns(player))
            .Select(player => player.Id),
    ];

    private static List<Guid> FellowsOnly(IEnumerable<Player> players, HashSet<Guid> hidden) =>
    [
        .. players.Where(player => player.Privacy == Privacy.Server && hidden.Contains(player.Id))
            .Select(player => player.Id).Distinct(),
    ];

    private async Task<IReadOnlyList<Guid>> FindFellowsAsync(
        IReadOnlyList<Guid> players, Viewer viewer, CancellationToken cancellationToken)
    {
        List<Guid> shared = viewer.ServerId is { } here ? [here] : [];
        if (viewer.UserId is not null || viewer.PlayerId is not null)
        {
            shared.AddRange(await servers.ListAsync(viewer.UserId, viewer.PlayerId, cancellationToken));
        }

        return await servers.FindFellowsAsync(players, shared, cancellationToken);
    }
}
