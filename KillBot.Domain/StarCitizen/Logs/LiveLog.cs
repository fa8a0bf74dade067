using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>
/// The place where the game writes one log after the other: at each start it moves the last one to <c>logbackups</c> and
/// begins anew.
/// </summary>
/// <param name="load">The position that was saved last.</param>
/// <param name="open">Begins to read a log that was recorded up to an offset.</param>
internal sealed class LiveLog(LogPath path, Func<Task<LogPosition?>> load, Func<LogHead, long, LogTail> open)
{
    private LogTail? _tail;
    private bool _isLoaded;
    private bool _isRestMissing;

    /// <summary>Records what is new since the last time. May be called again when it has failed.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        await LoadAsync();
        await using var file = LogFile.OpenExisting(path.Directory.Path, path.Steps);
        var head = file is null ? null : await LogHead.ReadAsync(file, cancellationToken);
        if (_tail is not null && (head is null || !await _tail.ContinuesInAsync(file!, cancellationToken))
            && !await LeaveAsync(_tail, isReplaced: head is not null, cancellationToken))
        {
            return;
        }

        if (head is not null)
        {
            _isRestMissing = false;
            _tail ??= await BeginAsync(head);
            await _tail.ReadAsync(file!, cancellationToken);
        }
    }

    private async Task LoadAsync()
    {
        if (_isLoaded)
        {
            return;
        }

        var position = await load();
        _tail = position is null ? null : open(position.Head, position.Offset);
        _isLoaded = true;
    }

    // Between the end of one log and the beginning of the next there may be none: its rest is then looked for at both ends.
    private async Task<bool> LeaveAsync(LogTail tail, bool isReplaced, CancellationToken cancellationToken)
    {
        if (_isRestMissing && !isReplaced)
        {
            return false;
        }

        var isFound = await FinishInBackupsAsync(tail, cancellationToken);
        if (!isFound && !isReplaced)
        {
            _isRestMissing = true;
            return false;
        }

        if (!isFound)
        {
            await tail.CompleteAsync(cancellationToken);
        }

        _isRestMissing = false;
        _tail = null;
        return true;
    }

    // Logs after the one that was being read are of games that came and went while KillBot did not run.
    private async Task<bool> FinishInBackupsAsync(LogTail tail, CancellationToken cancellationToken)
    {
        var backups = path.Directory.ListBackups(path);
        for (var i = backups.Count - 1; i >= 0; i--)
        {
            await using var file = backups[i].Open();
            if (file is null || !await tail.ContinuesInAsync(file, cancellationToken))
            {
                continue;
            }

            await tail.ReadAsync(file, cancellationToken);
            await tail.CompleteAsync(cancellationToken);
            foreach (var later in backups.Skip(i + 1))
            {
                await ReadWholeAsync(later, cancellationToken);
            }

            return true;
        }

        return false;
    }

    private async Task ReadWholeAsync(LogPath backup, CancellationToken cancellationToken)
    {
        await using var file = backup.Open();
        if (file is not null && await LogHead.ReadAsync(file, cancellationToken) is { } head)
        {
            var tail = await BeginAsync(head);
            await tail.ReadAsync(file, cancellationToken);
            await tail.CompleteAsync(cancellationToken);
        }
    }

    private async Task<LogTail> BeginAsync(LogHead head)
    {
        var tail = open(head, 0);
        await tail.SaveAsync();
        return tail;
    }
}
