using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.Data;
using KillBot.Domain.Logs;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Processes;
using KillBot.Domain.VRChat.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>
/// Follows the logs of all VRChat clients of the machine and records what they tell, each as a tracker of its own: within a log
/// nothing says which client writes it.
/// </summary>
public sealed class VRChatLogTailer : ILogTailer, IDisposable
{
    /// <summary>A log that nothing was written to for so long is history, and is not begun.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, VRChatLogTail> _tails = [];
    private readonly VRChatLogFolder? _folder;
    private readonly VRChatLogPositions _positions;
    private readonly FollowAttempts _attempts;
    private readonly TimeZoneInfo _zone;
    private readonly RecordVRChatLog _record;
    private readonly VRChatLogServer _server;
    private readonly VRChatProcessWatch _processes;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    public VRChatLogTailer(
        IOptions<VRChatLogOptions> options, RecordVRChatLog record, IVRChatProcesses processes, VRChatPresenceQueries presences,
        ServerDirectory servers, InstanceMemory memory, TimeProvider timeProvider, ILogger<VRChatLogTailer> logger)
    {
        var (directory, zone) = (options.Value.LogDirectory, options.Value.TimeZone);
        _folder = directory.Length == 0 ? null : new VRChatLogFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        _positions = new VRChatLogPositions(memory, _folder?.Path ?? "");
        _attempts = new FollowAttempts(logger);
        _zone = zone.Length == 0 ? timeProvider.LocalTimeZone : TimeZoneInfo.FindSystemTimeZoneById(zone);
        _server = new VRChatLogServer(options.Value.ServerId, servers, timeProvider, logger);
        _record = (tracker, events, cancellationToken) => record(tracker with { ServerId = _server.Id }, events, cancellationToken);
        _processes = new VRChatProcessWatch(TrackerOf(_folder?.Path ?? "", "", "VRChat"), processes, _record, presences, timeProvider);
        (_timeProvider, _logger) = (timeProvider, logger);
    }

    /// <inheritdoc/>
    public bool IsOn => _folder is not null;

    /// <inheritdoc/>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        if (_folder is null)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _attempts.TryAsync(_folder.Path, () => PollAsync(_folder, cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task PollAsync(VRChatLogFolder folder, CancellationToken cancellationToken)
    {
        await _server.FindAsync(cancellationToken);
        await _attempts.TryAsync("The process list", () => _processes.LookAsync(cancellationToken));
        try
        {
            await ReadAsync(folder, _processes.SignFor(_tails.Values.Count(tail => tail.IsRunning)), cancellationToken);
        }
        finally
        {
            // Behind the logs: what happened in a world, happened before the client ended. Without any logs, too.
            await _processes.TellEndAsync(cancellationToken);
        }
    }

    private async Task ReadAsync(VRChatLogFolder folder, ProcessSign sign, CancellationToken cancellationToken)
    {
        await _positions.LoadAsync(cancellationToken);
        var names = folder.ListNames();
        foreach (var name in _tails.Keys.Except(names).ToList())
        {
            await LeaveAsync(name, cancellationToken);
        }

        _positions.Keep(names);
        foreach (var name in names)
        {
            await _attempts.TryAsync(Path.Combine(folder.Path, name), () => ReadAsync(folder, name, sign, cancellationToken));
        }
    }

    private async Task ReadAsync(VRChatLogFolder folder, string name, ProcessSign sign, CancellationToken cancellationToken)
    {
        await using var file = LogFile.OpenExisting(folder.Path, [name]);
        if (file is null)
        {
            return;
        }

        if (_tails.TryGetValue(name, out var tail) && !await tail.ContinuesInAsync(file, cancellationToken))
        {
            await LeaveAsync(name, cancellationToken);
            tail = null;
        }

        tail ??= await BeginAsync(folder, name, file, cancellationToken);
        if (tail is not null)
        {
            await tail.ReadAsync(file, sign, cancellationToken);
        }
    }

    private async Task<VRChatLogTail?> BeginAsync(VRChatLogFolder folder, string name, FileStream file, CancellationToken cancellationToken)
    {
        if (_timeProvider.GetUtcNow() - VRChatLogTail.WrittenAt(file) >= MaxAge || await LogHead.ReadAsync(file, cancellationToken) is not { } head)
        {
            return null;
        }

        var saved = _positions.Find(name);
        var isKnown = saved is not null && file.Length >= saved.Offset && await saved.Head.IsOfAsync(file, cancellationToken);
        var tail = new VRChatLogTail(
            Path.Combine(folder.Path, name), head, isKnown ? saved!.Offset : 0, _zone,
            new VRChatEventBatch(TrackerOf(folder.Path, name, Path.GetFileNameWithoutExtension(name)), _record),
            position => _positions.SaveAsync(name, position), _timeProvider, _logger);
        _tails.Add(name, tail);
        return tail;
    }

    private async Task LeaveAsync(string name, CancellationToken cancellationToken)
    {
        await _tails[name].CompleteAsync(cancellationToken);
        _tails.Remove(name);
    }

    private static VRChatTracker TrackerOf(string folder, string file, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{folder}\n{file}"));
        return new VRChatTracker(new Guid(hash.AsSpan(0, 16), bigEndian: true), name, Server.DefaultId);
    }
}
