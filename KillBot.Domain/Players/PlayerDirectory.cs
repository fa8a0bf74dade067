using KillBot.Domain.Data;

namespace KillBot.Domain.Players;

/// <summary>
/// Finds a player by present or former name, making one for a new name. A cache of <see cref="WriteTransaction"/>: the same
/// fighters come again and again.
/// </summary>
internal sealed class PlayerDirectory
{
    private const int Capacity = 20_000;
    private const string Insert = """
        INSERT INTO players (id, game, name, name_key, privacy, created_at) VALUES (@p0, @p1, @p2, @p3, 'Public', @p4)
        """;

    private readonly Dictionary<(string Game, string Key), Guid> _ids = [];

    public Guid IdOf(WriteTransaction transaction, string game, string name) =>
        Find(transaction, game, name) ?? Remember(game, Player.KeyOf(name), Add(transaction, game, name));

    /// <summary>Null for a name that nobody has or had.</summary>
    public Guid? Find(WriteTransaction transaction, string game, string name)
    {
        var key = Player.KeyOf(name);
        return _ids.TryGetValue((game, key), out var known) ? known
            : transaction.FindPlayer(game, key) is { } found ? Remember(game, key, found.Id)
            : null;
    }

    private Guid Remember(string game, string key, Guid id)
    {
        if (_ids.Count >= Capacity)
        {
            _ids.Clear();
        }

        _ids[(game, key)] = id;
        return id;
    }

    private static Guid Add(WriteTransaction transaction, string game, string name)
    {
        var id = Guid.CreateVersion7(transaction.Now);
        transaction.Command(Insert)
            .Set(0, id).Set(1, game).Set(2, name).Set(3, Player.KeyOf(name)).Set(4, transaction.Now).Execute();
        return id;
    }
}
