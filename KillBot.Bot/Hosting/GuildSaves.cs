using KillBot.Domain.Servers;

namespace KillBot.Bot.Hosting;

/// <summary>
/// Saves the guilds that a start brings all at once. To wait for each would cost a flush of the disk for each; the writer takes them in their
/// order and commits together what is waiting.
/// </summary>
internal sealed partial class GuildSaves(ServerDirectory servers, ILogger<GuildSaves> logger)
{
    private const int MostAtOnce = 64;

    private readonly Lock _gate = new();
    private readonly List<Task> _saving = [];

    /// <summary>Saves a guild; returns once few enough are on their way.</summary>
    public Task AddAsync(
        long guildId, string name, string? icon, long ownerId, int? memberCount, IReadOnlyList<GuildChannel> channels)
    {
        var save = SaveAsync(guildId, name, icon, ownerId, memberCount, channels);
        lock (_gate)
        {
            _saving.RemoveAll(saved => saved.IsCompleted);
            _saving.Add(save);
            return _saving.Count > MostAtOnce ? _saving[0] : Task.CompletedTask;
        }
    }

    /// <summary>Everything that was added before is saved: for events that must not overtake their guild.</summary>
    public Task WhenSavedAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_saving);
        }
    }

    // Nobody waits for the last ones: what fails is said here.
    private async Task SaveAsync(
        long guildId, string name, string? icon, long ownerId, int? memberCount, IReadOnlyList<GuildChannel> channels)
    {
        try
        {
            await servers.SaveGuildAsync(guildId, name, icon, ownerId, memberCount, channels);
        }
        catch (Exception exception)
        {
            Log.NotSaved(logger, guildId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Guild {Guild} could not be saved; it is again when Discord tells of it next")]
        public static partial void NotSaved(ILogger logger, long guild, Exception exception);
    }
}
