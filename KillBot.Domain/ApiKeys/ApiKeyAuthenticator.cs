using KillBot.Domain.Data;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.ApiKeys;

/// <summary>
/// Finds whom a secret stands for. It asks the database each time, so that a key revoked by any process is refused from that
/// moment on; a prepared look-up by index costs microseconds.
/// </summary>
public sealed class ApiKeyAuthenticator(
    IOptions<StorageOptions> options, IOptions<AdministratorOptions> administrators, TimeProvider timeProvider) : IDisposable
{
    private const string Select = """
        SELECT k.id, k.player_id, p.name, k.user_id, u.discord_id, u.is_admin, k.server_id
        FROM api_keys k
        JOIN players p ON p.id = k.player_id
        LEFT JOIN users u ON u.id = k.user_id
        WHERE k.lookup_hash = @p0 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > @p1)
        """;

    private readonly PreparedQueryPool _queries = new(options, Select);

    /// <summary>The identity of a valid key; null for one that is unknown, revoked or expired.</summary>
    public ApiKeyIdentity? Authenticate(ReadOnlySpan<char> secret)
    {
        if (!ApiKeySecret.HasShape(secret))
        {
            return null;
        }

        var identity = _queries.Run((Hash: ApiKeySecret.LookupHash(secret), Now: timeProvider.GetUtcNow()), static (command, asked) =>
        {
            using var reader = command.Set(0, asked.Hash).Set(1, asked.Now).Query();
            return reader.Read() ? Read(reader) : null;
        });
        return identity is { DiscordId: { } discordId } && administrators.Value.AdminIds.Contains(discordId)
            ? identity with { IsAdmin = true }
            : identity;
    }

    public void Dispose() => _queries.Dispose();

    private static ApiKeyIdentity Read(CommandReader reader) => new(
        reader.Id(0),
        reader.Id(1),
        reader.GetString(2),
        reader.IdOrNull(3),
        reader.IsDBNull(4) ? null : reader.GetInt64(4),
        !reader.IsDBNull(5) && reader.GetBoolean(5),
        reader.IdOrNull(6));
}
