using System.Collections.Concurrent;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Logs;

namespace KillBot.Api.Logs;

/// <summary>
/// Takes logs that players send. A log is received whole and looked through before anything of it is recorded, so that one
/// that is refused, or breaks off, leaves nothing behind.
/// </summary>
internal sealed class LogUploads(LogImport import, LogUploadLimits limits)
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
            await CheckAsync(file, key, cancellationToken);
            await using var reader = GameLogReader.Over(
                file, new GameLogReaderOptions { MaxBytes = limits.Unpacked, TakeUnfinishedLine = true });
            return await import.ImportAsync(reader, new LogImportOptions { Reporter = key }, null, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(key.KeyId, out _);
        }
    }

    private async Task CheckAsync(FileStream file, ApiKeyIdentity key, CancellationToken cancellationToken)
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

        if (found.Summary.Player is { } player && !found.Summary.Players.Contains(key.PlayerName, PlayerHandle.Comparer))
        {
            throw new LogUploadRefusedException(
                StatusCodes.Status403Forbidden, $"This is a log of {player}. A log is uploaded with the key of its own player; this key is {key.PlayerName}'s.");
        }
    }
}
