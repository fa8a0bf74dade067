using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.ApiKeys;

/// <summary>Makes, lists and revokes API keys.</summary>
public sealed class ApiKeyService
{
    /// <summary>Keys of one account that work at the same time; the operator's command line knows no limit.</summary>
    public const int MaxKeysPerAccount = 25;

    /// <summary>Players that one account may claim, so that nobody collects other people's names.</summary>
    public const int MaxPlayersPerAccount = 25;

    /// <summary>Keys of one account that are remembered although they have been revoked or have expired: the latest.</summary>
    public const int MaxEndedKeys = 100;

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
        var secret = new NewSecret(_protector);
        return _writer.ExecuteAsync(transaction =>
        {
            var playerId = transaction.Cached<PlayerDirectory>().IdOf(transaction, Games.StarCitizen, request.PlayerName);
            var userId = request.UserDiscordId is { } discordId ? transaction.ClaimPlayer(playerId, discordId) : (Guid?)null;
            var serverId = request.ServerDiscordId is { } guildId ? transaction.JoinServer(playerId, guildId) : (Guid?)null;
            var expiresAt = request.Lifetime is { } lifetime ? transaction.Now + lifetime : (DateTimeOffset?)null;
            var key = secret.ToKey(transaction, request.Name, ApiKeyKind.Standard, playerId, userId, serverId, expiresAt);
            transaction.InsertApiKey(key);
            transaction.ForgetCached();
            return new CreatedApiKey(key, secret.Text);
        });
    }

    /// <summary>
    /// Makes a key for a player of an account, which claims the player where it belongs to nobody and does not hide. A primary key is made
    /// once: who asks again gets the same one, without its secret.
    /// </summary>
    /// <exception cref="UnknownUserException"><see cref="NewOwnApiKey.UserDiscordId"/> is nobody's.</exception>
    public Task<OwnApiKey> CreateOwnAsync(NewOwnApiKey request)
    {
        var secret = new NewSecret(_protector);
        return _writer.ExecuteAsync(transaction =>
        {
            var userId = transaction.UserOf(request.UserDiscordId);
            var players = transaction.Cached<PlayerDirectory>();
            // A request that is refused makes no player.
            var known = players.Find(transaction, Games.StarCitizen, request.PlayerName);
            var owner = known is { } found ? transaction.OwnerOf(found).UserId : null;
            if ((owner is not null && owner != userId) || (known is { } hidden && transaction.HidesWithoutOwner(hidden)))
            {
                return OwnApiKey.Refused(ApiKeyRefusal.PlayerClaimed);
            }

            if (request.Kind == ApiKeyKind.Primary && owner is not null && transaction.FindPrimaryKey(known!.Value) is { } primary)
            {
                return new OwnApiKey(new ListedApiKey(primary, transaction.OwnerOf(known.Value).Name), null, null);
            }

            if (transaction.CountValidKeys(userId) >= MaxKeysPerAccount)
            {
                return OwnApiKey.Refused(ApiKeyRefusal.TooManyKeys);
            }

            if (owner is null && transaction.CountPlayers(userId) >= MaxPlayersPerAccount)
            {
                return OwnApiKey.Refused(ApiKeyRefusal.TooManyPlayers);
            }

            var playerId = known ?? players.IdOf(transaction, Games.StarCitizen, request.PlayerName);
            if (owner is null)
            {
                transaction.LeaveServersWithout(playerId, userId);
                transaction.ClaimPlayer(playerId, userId);
            }

            var key = secret.ToKey(transaction, request.Name, request.Kind, playerId, userId, null, request.ExpiresAt);
            transaction.InsertApiKey(key);
            transaction.DeleteEndedKeys(userId, MaxEndedKeys);
            transaction.ForgetCached();
            return new OwnApiKey(new ListedApiKey(key, transaction.OwnerOf(playerId).Name), secret.Text, null);
        });
    }

    /// <summary>All keys, or those of one player, newest last.</summary>
    public Task<IReadOnlyList<ListedApiKey>> ListAsync(string? playerName, CancellationToken cancellationToken)
    {
        var nameKey = playerName is null ? null : Player.KeyOf(playerName);
        return ListAsync(keys => keys, players => nameKey is null ? players : players.Where(p => p.NameKey == nameKey), cancellationToken);
    }

    /// <summary>The keys of an account, revoked and expired ones too, newest last.</summary>
    public Task<IReadOnlyList<ListedApiKey>> ListByUserAsync(Guid userId, CancellationToken cancellationToken) =>
        ListAsync(keys => keys.Where(key => key.UserId == userId), players => players, cancellationToken);

    /// <summary>Revokes a key by its id; false when there is no such key. A key that is revoked stays so.</summary>
    /// <param name="userId">The account that it must belong to; null for any.</param>
    public Task<bool> RevokeAsync(Guid id, Guid? userId = null) => _writer.ExecuteAsync(transaction => transaction
        .Command("UPDATE api_keys SET revoked_at = coalesce(revoked_at, @p1) WHERE id = @p0 AND (@p2 IS NULL OR user_id = @p2)")
        .Set(0, id).Set(1, transaction.Now).Set(2, userId).Execute() == 1);

    private async Task<IReadOnlyList<ListedApiKey>> ListAsync(
        Func<IQueryable<ApiKey>, IQueryable<ApiKey>> which,
        Func<IQueryable<Player>, IQueryable<Player>> whose,
        CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from key in which(context.ApiKeys)
            join player in whose(context.Players) on key.PlayerId equals player.Id
            orderby key.Id
            select new ListedApiKey(key, player.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>A secret that is made before the transaction: random numbers and encryption need not keep the writer.</summary>
    private sealed class NewSecret
    {
        private readonly byte[] _protected;

        public NewSecret(ISigningKeyProtector protector)
        {
            Text = ApiKeySecret.Generate();
            _protected = protector.Protect(ApiKeySecret.SigningKey(Text));
        }

        public string Text { get; }

        public ApiKey ToKey(
            WriteTransaction transaction,
            string name,
            ApiKeyKind kind,
            Guid playerId,
            Guid? userId,
            Guid? serverId,
            DateTimeOffset? expiresAt) => new()
            {
                Id = Guid.CreateVersion7(transaction.Now),
                LookupHash = ApiKeySecret.LookupHash(Text),
                Prefix = Text[..ApiKeySecret.PrefixLength],
                ProtectedSigningKey = _protected,
                PlayerId = playerId,
                UserId = userId,
                ServerId = serverId,
                Name = name,
                Kind = kind,
                CreatedAt = transaction.Now,
                ExpiresAt = expiresAt,
            };
    }
}
