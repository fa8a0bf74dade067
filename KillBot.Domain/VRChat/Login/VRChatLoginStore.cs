using System.Security.Cryptography;
using System.Text.Json;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Login;

/// <summary>Keeps the login across restarts, encrypted.</summary>
internal sealed partial class VRChatLoginStore(InstanceMemory memory, ISigningKeyProtector protector, ILogger<VRChatLoginStore> logger)
{
    internal const string Key = "vrchat.login";

    /// <summary>Null when there is none, or none that can be read any more.</summary>
    public async Task<SavedLogin?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await memory.RecallAsync(Key, cancellationToken) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(Convert.FromBase64String(text)), SavedLoginJsonContext.Default.SavedLogin);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            Log.Unreadable(logger);
            return null;
        }
    }

    public Task SaveAsync(SavedLogin login) => memory.RememberAsync(
        Key, Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(login, SavedLoginJsonContext.Default.SavedLogin))));

    public Task ForgetAsync() => memory.ForgetAsync(Key);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "The login to VRChat cannot be read: it was encrypted with keys that are gone. Sign in again.")]
        public static partial void Unreadable(ILogger logger);
    }
}
