using KillBot.Discord;

namespace KillBot.Bot.Hosting;

/// <summary>Who was noted in which guild, with which permissions, a short while ago, so that not every button costs a commit.</summary>
internal sealed class RecentCallers(TimeProvider timeProvider)
{
    private const int Capacity = 10_000;

    /// <summary>Not for ever: the account may be linked to a player at any time, who then belongs to the guild too.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Snowflake GuildId, Snowflake UserId), (long At, Permissions? Permissions)> _noted = [];

    public bool Contains(Snowflake guildId, Snowflake userId, Permissions? permissions)
    {
        lock (_gate)
        {
            return _noted.TryGetValue((guildId, userId), out var noted) && noted.Permissions == permissions
                && timeProvider.GetElapsedTime(noted.At) < Memory;
        }
    }

    public void Add(Snowflake guildId, Snowflake userId, Permissions? permissions)
    {
        lock (_gate)
        {
            if (_noted.Count >= Capacity)
            {
                // Whoever is forgotten too early costs one commit.
                _noted.Clear();
            }

            _noted[(guildId, userId)] = (timeProvider.GetTimestamp(), permissions);
        }
    }
}
