using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads which destinations are paused, and why.</summary>
internal static class ChannelPauseQueries
{
    extension(KillBotDbContext context)
    {
        /// <summary>By destination; those that work are not there.</summary>
        public Task<Dictionary<string, ChannelPause>> FindPausesAsync(IReadOnlyCollection<string> destinations, CancellationToken cancellationToken) =>
            context.OutboxDestinations
                .Where(known => destinations.Contains(known.Destination) && known.PausedAt != null)
                .ToDictionaryAsync(
                    known => known.Destination,
                    known => new ChannelPause(known.PauseCode, known.PauseReason!, known.PausedAt!.Value),
                    StringComparer.Ordinal,
                    cancellationToken);
    }
}
