using KillBot.Api.Kills;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Live;

/// <summary>Kills as everybody may see them: players who are not public have no name, and servers that are not public no kills.</summary>
internal sealed class LiveKills(IDbContextFactory<KillBotDbContext> contexts, ServerQueries servers)
{
    /// <summary>Those that may be shown, by their kill.</summary>
    public async Task<IReadOnlyDictionary<Kill, KillResponse>> ShowAsync(IReadOnlyCollection<Kill> kills, CancellationToken cancellationToken)
    {
        if (kills.Count == 0)
        {
            return new Dictionary<Kill, KillResponse>();
        }

        var names = await servers.FindNamesAsync([.. kills.Select(kill => kill.ServerId).Distinct()], cancellationToken);
        List<Guid> players = [.. kills.SelectMany(kill => new[] { kill.KillerId, kill.VictimId }).OfType<Guid>().Distinct()];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Who is gone has no name any more either.
        var known = await context.Players.Where(player => players.Contains(player.Id)).ToDictionaryAsync(player => player.Id, cancellationToken);
        return kills.Where(kill => names.TryGetValue(kill.ServerId, out var server) && server.IsPublic)
            // A tracker's extras may be large, and name whom nobody is to see.
            .ToDictionary(
                kill => kill,
                kill => KillResponse.From(
                    new ListedKill(kill, Find(kill.KillerId), Find(kill.VictimId)), IsHidden(kill.KillerId), IsHidden(kill.VictimId)) with
                { RawData = null });

        Player? Find(Guid? player) => player is { } id ? known.GetValueOrDefault(id) : null;
        bool IsHidden(Guid? player) => player is not null && Find(player) is not { Privacy: Privacy.Public };
    }
}
