using KillBot.Domain.Data;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>What filters ask about one kill for feeds of one server, read beforehand.</summary>
internal sealed class KillFacts : IFeedFacts
{
    private readonly HashSet<Guid> _members;
    private readonly Dictionary<Guid, Privacy> _privacy;
    private readonly int _streak;
    private readonly FeedServer _recordedFor;

    private KillFacts(HashSet<Guid> members, Dictionary<Guid, Privacy> privacy, int streak, FeedServer recordedFor) =>
        (_members, _privacy, _streak, _recordedFor) = (members, privacy, streak, recordedFor);

    /// <summary>Killer or victim belong to the server.</summary>
    public bool HasMember => _members.Count > 0;

    public static async Task<KillFacts> ReadAsync(KillBotDbContext context, Kill kill, Guid serverId, CancellationToken cancellationToken)
    {
        Guid[] players = [.. new[] { kill.KillerId, kill.VictimId }.OfType<Guid>()];
        var members = await context.ServerMemberships
            .Where(membership => membership.ServerId == serverId && players.Contains(membership.PlayerId))
            .Select(membership => membership.PlayerId).ToListAsync(cancellationToken);
        var privacy = await context.Players.Where(player => players.Contains(player.Id))
            .ToDictionaryAsync(player => player.Id, player => player.Privacy, cancellationToken);
        var streak = kill.CountsAsKill ? await KillStreaks.CountAsync(context, kill, cancellationToken) : 0;
        var server = await context.Servers.FirstOrDefaultAsync(server => server.Id == kill.ServerId, cancellationToken);
        var isClosed = await context.ServerSettings.AnyAsync(
            settings => settings.ServerId == kill.ServerId && settings.Privacy != Privacy.Public, cancellationToken);
        return new KillFacts([.. members], privacy, streak, new FeedServer(server?.Name ?? "", server?.DiscordId, isClosed));
    }

    public bool IsMember(Guid? playerId) => playerId is { } id && _members.Contains(id);

    public bool IsMember(Guid serverId, FeedPerson person) => IsMember(person.PlayerId);

    public bool MayName(Guid serverId, FeedPerson person) =>
        person.PlayerId is not { } player || _privacy.GetValueOrDefault(player, Privacy.Private) switch
        {
            Privacy.Public => true,
            Privacy.Server => IsMember(player),
            _ => false,
        };

    public int StreakOf(Kill kill) => _streak;

    public FeedServer ServerOf(Guid serverId) => _recordedFor;
}
