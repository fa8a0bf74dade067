using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.ApiKeys;

/// <summary>Makes, lists and revokes API keys.</summary>
public sealed class ApiKeyService
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly ISigningKeyProtector _protector;

    internal ApiKeyService(
        DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, ISigningKeyProtector protector)
    {
        _writer = writer;
        _contexts = contexts;
        _protector = protector;
    }

    /// <summary>Makes a key. The player, and the server, are made where they are new.</summary>
    /// <exception cref="PlayerClaimedException">The player belongs to somebody else's account.</exception>
    /// <exception cref="UnknownUserException"><see cref="NewApiKey.UserDiscordId"/> is nobody's.</exception>
    public Task<CreatedApiKey> CreateAsync(NewApiKey request)
    {
        var secret = ApiKeySecret.Generate();
        var signingKey = ApiKeySecret.SigningKey(secret);
        return _writer.ExecuteAsync(transaction =>
        {
            var playerId = transaction.Cached<PlayerDirectory>().IdOf(transaction, Games.StarCitizen, request.PlayerName);
            var userId = request.UserDiscordId is { } discordId ? transaction.ClaimPlayer(playerId, discordId) : (Guid?)null;
            var serverId = request.ServerDiscordId is { } guildId ? transaction.JoinServer(playerId, guildId) : (Guid?)null;
            var key = new ApiKey
            {
                Id = Guid.CreateVersion7(transaction.Now),
                LookupHash = ApiKeySecret.LookupHash(secret),
                Prefix = secret[..ApiKeySecret.PrefixLength],
                ProtectedSigningKey = _protector.Protect(signingKey),
                PlayerId = playerId,
                UserId = userId,
                ServerId = serverId,
                Name = request.Name,
                CreatedAt = transaction.Now,
                ExpiresAt = request.Lifetime is { } lifetime ? transaction.Now + lifetime : null,
            };
            Insert(transaction, key);
            transaction.ForgetCached();
            return new CreatedApiKey(key, secret);
        });
    }

    /// <summary>All keys, or those of one player, newest last.</summary>
    public async Task<IReadOnlyList<ListedApiKey>> ListAsync(string? playerName, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var players = context.Players.AsQueryable();
        if (playerName is not null)
        {
            var nameKey = Player.KeyOf(playerName);
            players = players.Where(player => player.NameKey == nameKey);
        }

        return await (
            from key in context.ApiKeys
            join player in players on key.PlayerId equals player.Id
            orderby key.Id
            select new ListedApiKey(key, player.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>Revokes a key by its id; false when there is no such key. A key that is revoked stays so.</summary>
    public Task<bool> RevokeAsync(Guid id) => _writer.ExecuteAsync(transaction => transaction
        .Command("UPDATE api_keys SET revoked_at = coalesce(revoked_at, @p1) WHERE id = @p0")
        .Set(0, id).Set(1, transaction.Now).Execute() == 1);

    private static void Insert(WriteTransaction transaction, ApiKey key) => transaction
        .Command("""
            INSERT INTO api_keys
                (id, lookup_hash, prefix, protected_signing_key, player_id, user_id, server_id, name, created_at, expires_at)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
            """)
        .Set(0, key.Id).Set(1, key.LookupHash).Set(2, key.Prefix).Set(3, key.ProtectedSigningKey).Set(4, key.PlayerId)
        .Set(5, key.UserId).Set(6, key.ServerId).Set(7, key.Name).Set(8, key.CreatedAt).Set(9, key.ExpiresAt)
        .Execute();
}

/// <summary>A key to be made.</summary>
/// <param name="PlayerName">Whose kills it will report.</param>
/// <param name="Name">What its owner calls it, 1 to 100 characters.</param>
/// <param name="UserDiscordId">The account that owns it and the player.</param>
/// <param name="ServerDiscordId">The guild whose feeds announce the player.</param>
/// <param name="Lifetime">None = it does not expire.</param>
public sealed record NewApiKey(
    string PlayerName, string Name, long? UserDiscordId = null, long? ServerDiscordId = null, TimeSpan? Lifetime = null);

/// <summary>The one moment at which the secret is known.</summary>
public sealed record CreatedApiKey(ApiKey Key, string Secret);

public sealed record ListedApiKey(ApiKey Key, string PlayerName);
