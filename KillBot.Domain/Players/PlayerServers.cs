using KillBot.Domain.Data;

namespace KillBot.Domain.Players;

/// <summary>Which servers a player belongs to. A cache of <see cref="WriteTransaction"/>.</summary>
internal sealed class PlayerServers
{
    private const int Capacity = 20_000;
    private const string Select = "SELECT server_id FROM server_memberships WHERE player_id = @p0";

    private readonly Dictionary<Guid, Guid[]> _servers = [];

    public IReadOnlyList<Guid> Of(WriteTransaction transaction, Guid playerId)
    {
        if (_servers.TryGetValue(playerId, out var servers))
        {
            return servers;
        }

        if (_servers.Count >= Capacity)
        {
            _servers.Clear();
        }

        List<Guid> found = [];
        using (var reader = transaction.Command(Select).Set(0, playerId).Query())
        {
            while (reader.Read())
            {
                found.Add(reader.Id(0));
            }
        }

        servers = [.. found];
        _servers.Add(playerId, servers);
        return servers;
    }
}
