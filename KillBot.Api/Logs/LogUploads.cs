using System.Collections.Concurrent;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Logs;

namespace KillBot.Api.Logs;

/// <summary>
/// Takes logs that players send. A log is received whole and looked through before anything of it is recorded, so that one
/// that is refused, or breaks off, leaves nothing behind.
/// </summary>
internal sealed class LogUploads(LogImport import, PlayerQueries players, LogUploadLimits limits)
{
    private readonly ConcurrentDictionary<Guid, bool> _underWay = [];

    /// <exception cref="LogUploadRefusedException">It cannot be taken; nothing of it was recorded.</exception>
    public async Task<LogImportResult> TakeAsync(HttpRequest request, ApiKeyIdentity key, CancellationToken cancellationToken)
    {
        // Each holds a file of up to the limit.
        if (!_underWay.TryAdd(key.KeyId, true))
        {
            throw new LogUploadRefusedException(StatusCodes.Status429TooManyRequests, "A log is being uploaded with this key. Send the next one after it.");
        }

        try
        {
            await using var file = await UploadedLog.ReceiveAsync(request, limits.Sent, cancellationToken);
            var player = await CheckAsync(file, key, cancellationToken);
            await using var reader = GameLogReader.Over(
                file, new GameLogReaderOptions { MaxBytes = limits.Unpacked, TakeUnfinishedLine = true });
            return await import.ImportAsync(reader, new LogImportOptions { Player = player, Reporter = key }, null, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(key.KeyId, out _);
        }
    }

    /// <returns>The name that the key's player has in the log.</returns>
    private async Task<string> CheckAsync(FileStream file, ApiKeyIdentity key, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var found = await GameLogInspection.ReadAsync(file, limits.Unpacked, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            throw new LogUploadRefusedException(StatusCodes.Status422UnprocessableEntity, $"This is no Game.log. {refusal}");
        }

        if (found.Lines.StoppedAtLimit)
        {
            throw new LogUploadRefusedException(
                StatusCodes.Status413PayloadTooLarge, $"A log may have {limits.Unpacked / 1024 / 1024} MB unpacked.");
        }

        return await NameInAsync(found.Summary, key, cancellationToken) ?? throw new LogUploadRefusedException(
            StatusCodes.Status403Forbidden,
            $"This is a log of {found.Summary.Player}. A log is uploaded with the key of its own player; this key is {key.PlayerName}'s.");
    }

    // A log without a login counts as the key's player's. An old one knows a former name.
    private async Task<string?> NameInAsync(GameLogSummary log, ApiKeyIdentity key, CancellationToken cancellationToken)
    {
        if (log.Players.Count == 0 || log.Players.Contains(key.PlayerName, PlayerHandle.Comparer))
        {
            return key.PlayerName;
        }

        foreach (var name in log.Players)
        {
            if (await players.IsNamedAsync(key.PlayerId, name, cancellationToken))
            {
                return name;
            }
        }

        return null;
    }
}
