using Microsoft.Extensions.Logging;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Citizens by handle. What the site said is remembered, and whoever asks for the same one at the same time shares the answer.</summary>
public sealed partial class CitizenDirectory(CitizenSite site, TimeProvider timeProvider, ILogger<CitizenDirectory> logger) : IDisposable
{
    private static readonly TimeSpan FoundLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan NotFoundLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, CitizenAnswer> _known = new(PlayerHandle.Comparer);
    private readonly Dictionary<string, Task<CitizenAnswer>> _underWay = new(PlayerHandle.Comparer);

    /// <summary>How many answers are remembered; then the oldest gives way.</summary>
    internal int Capacity { get; init; } = 2000;

    /// <summary>From memory for an hour (10 minutes if there is nobody), else from the site; an older answer if the site fails.</summary>
    /// <exception cref="ArgumentException"><paramref name="handle"/> cannot be a handle.</exception>
    public Task<CitizenAnswer> FindAsync(string handle, CancellationToken cancellationToken)
    {
        if (!CitizenHandle.IsValid(handle))
        {
            throw new ArgumentException("This cannot be a handle.", nameof(handle));
        }

        lock (_gate)
        {
            if (_known.TryGetValue(handle, out var known) && IsFresh(known))
            {
                return Task.FromResult(known);
            }

            if (!_underWay.TryGetValue(handle, out var look))
            {
                // Not the caller's token: others may wait for the same answer.
                look = Task.Run(() => AskAsync(handle, known as CitizenAnswer.Found, _stopping.Token), CancellationToken.None);
                _underWay.Add(handle, look);
            }

            return look.WaitAsync(cancellationToken);
        }
    }

    /// <summary>From the site, whatever is remembered: for those who have just changed their page.</summary>
    /// <param name="handle">A valid <see cref="CitizenHandle"/>.</param>
    public async Task<CitizenAnswer> ReadNowAsync(string handle, CancellationToken cancellationToken)
    {
        var answer = await site.ReadAsync(handle, cancellationToken);
        if (answer is not CitizenAnswer.Unavailable)
        {
            Remember(handle, answer);
        }

        return answer;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task<CitizenAnswer> AskAsync(string handle, CitizenAnswer.Found? earlier, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await site.ReadAsync(handle, cancellationToken);
            if (answer is not CitizenAnswer.Unavailable failure)
            {
                Remember(handle, answer);
                return answer;
            }

            if (failure.WasAsked)
            {
                Log.Unavailable(logger, handle, failure.Reason);
            }

            return earlier is null ? failure : earlier with { IsStale = true };
        }
        finally
        {
            lock (_gate)
            {
                _underWay.Remove(handle);
            }
        }
    }

    private void Remember(string handle, CitizenAnswer answer)
    {
        lock (_gate)
        {
            if (_known.Count >= Capacity && !_known.ContainsKey(handle))
            {
                _known.Remove(_known.MinBy(entry => ReadAt(entry.Value)).Key);
            }

            _known[handle] = answer;
        }
    }

    private bool IsFresh(CitizenAnswer answer) =>
        timeProvider.GetUtcNow() - ReadAt(answer) < (answer is CitizenAnswer.Found ? FoundLifetime : NotFoundLifetime);

    private static DateTimeOffset ReadAt(CitizenAnswer answer) => answer switch
    {
        CitizenAnswer.Found found => found.ReadAt,
        CitizenAnswer.NotFound none => none.ReadAt,
        _ => DateTimeOffset.MinValue,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The page of citizen {Handle} could not be read. {Reason}")]
        public static partial void Unavailable(ILogger logger, string handle, string reason);
    }
}
