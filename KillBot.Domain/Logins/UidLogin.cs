using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Logins;

/// <summary>
/// Signs in whoever proves to have an API key of an account, without sending it: HMAC-SHA256 with the SHA-256 of the key as its
/// key, over <c>{uid}:{timestamp}</c>, in lower-case hexadecimal digits.
/// </summary>
public sealed partial class UidLogin
{
    /// <summary>How far the timestamp may lie before or after the server's time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly ISigningKeyProtector _protector;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<UidLogin> _logger;
    private readonly SigningKey _nobodys;

    internal UidLogin(
        DatabaseWriter writer,
        IDbContextFactory<KillBotDbContext> contexts,
        ISigningKeyProtector protector,
        TimeProvider timeProvider,
        ILogger<UidLogin> logger)
    {
        _writer = writer;
        _contexts = contexts;
        _protector = protector;
        _timeProvider = timeProvider;
        _logger = logger;
        _nobodys = new SigningKey(default, default, protector.Protect(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)));
    }

    /// <summary>The timestamp, in milliseconds since 1970, is near enough to now.</summary>
    public bool IsInTime(long timestamp)
    {
        var now = _timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        // A difference could overflow.
        return timestamp >= now - (long)Window.TotalMilliseconds && timestamp <= now + (long)Window.TotalMilliseconds;
    }

    /// <summary>Begins a session; null where no valid key of the account made the signature, or it was used before.</summary>
    /// <param name="uid">The account's Discord id.</param>
    /// <param name="timestamp">One that <see cref="IsInTime"/>.</param>
    /// <param name="lifetime">Of the session's token.</param>
    public async Task<Session?> SignInAsync(
        string uid, long timestamp, string signature, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var keys = await FindKeysAsync(uid, cancellationToken);
        var message = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{uid}:{timestamp}"));
        var signed = Encoding.UTF8.GetBytes(signature);
        SigningKey? signer = null;
        // All of them, and one where there is none: the time must not tell who has keys.
        foreach (var key in keys is [] ? [_nobodys] : keys)
        {
            if (Signs(key, message, signed) && key.KeyId != default)
            {
                signer = key;
            }
        }

        return signer is null ? null : await StartAsync(signer, timestamp, signature, lifetime);
    }

    private async Task<IReadOnlyList<SigningKey>> FindKeysAsync(string uid, CancellationToken cancellationToken)
    {
        // Minus one is nobody's.
        var discordId = long.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var snowflake) ? snowflake : -1;
        var now = _timeProvider.GetUtcNow();
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from user in context.Users
            join key in context.ApiKeys on user.Id equals key.UserId
            where user.DiscordId == discordId && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now)
            select new SigningKey(key.Id, user.Id, key.ProtectedSigningKey)).ToListAsync(cancellationToken);
    }

    private bool Signs(SigningKey key, byte[] message, byte[] signed)
    {
        try
        {
            var expected = HMACSHA256.HashData(_protector.Unprotect(key.Protected), message);
            return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), signed);
        }
        catch (CryptographicException)
        {
            Log.KeyUnreadable(_logger, key.KeyId);
            return false;
        }
    }

    private Task<Session?> StartAsync(SigningKey key, long timestamp, string signature, TimeSpan lifetime) =>
        _writer.ExecuteAsync(transaction =>
        {
            var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(timestamp) + Window;
            // Its time may have run out while it waited, and with it the memory of its first use.
            if (expiresAt < transaction.Now)
            {
                return null;
            }

            transaction.Command("DELETE FROM used_signatures WHERE expires_at < @p0").Set(0, transaction.Now).Execute();
            var isNew = transaction.Command("INSERT OR IGNORE INTO used_signatures (signature, expires_at) VALUES (@p0, @p1)")
                .Set(0, Convert.FromHexString(signature)).Set(1, expiresAt).Execute() == 1;
            // The key may have been revoked since it was read.
            return isNew && transaction.Command("UPDATE api_keys SET last_used_at = @p1 WHERE id = @p0 AND revoked_at IS NULL")
                .Set(0, key.KeyId).Set(1, transaction.Now).Execute() == 1
                    ? transaction.StartSession(key.UserId, lifetime)
                    : null;
        });

    private sealed record SigningKey(Guid KeyId, Guid UserId, byte[] Protected);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "API key {KeyId} cannot be used to sign in: the keys it was encrypted with are gone from the folder keys.")]
        public static partial void KeyUnreadable(ILogger logger, Guid keyId);
    }
}
