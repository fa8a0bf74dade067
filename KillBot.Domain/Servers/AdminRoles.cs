using System.Collections.Concurrent;
using KillBot.Domain.Data;

namespace KillBot.Domain.Servers;

/// <summary>Which role of a guild may manage the bot, from memory: every command asks.</summary>
public sealed class AdminRoles
{
    /// <summary>For changes by other processes, of which this one does not hear.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly ServerSettingsService _settings;
    private readonly CommittedChanges _changes;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, (long? RoleId, long Version, long ReadAt)> _known = new();

    internal AdminRoles(ServerSettingsService settings, CommittedChanges changes, TimeProvider time)
    {
        _settings = settings;
        _changes = changes;
        _time = time;
    }

    /// <summary>The snowflake of a guild's admin role; null for none.</summary>
    public async ValueTask<long?> FindAsync(long guildId, CancellationToken cancellationToken)
    {
        // Read before the settings: a change in between makes this look outdated, not new.
        var version = _changes.Players;
        if (_known.TryGetValue(guildId, out var known) && known.Version == version && _time.GetElapsedTime(known.ReadAt) < Memory)
        {
            return known.RoleId;
        }

        var readAt = _time.GetTimestamp();
        var chosen = await _settings.FindByGuildAsync(guildId, cancellationToken);
        _known[guildId] = (chosen.AdminRoleId, version, readAt);
        return chosen.AdminRoleId;
    }
}
