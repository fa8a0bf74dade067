using KillBot.Domain.Data;

namespace KillBot.Domain.Players;

/// <summary>
/// Finds a player by name, making one for a new name. A cache of <see cref="WriteTransaction"/>: the same fighters come
/// again and again.
/// </summary>
internal sealed class PlayerDirectory
{
    private const int Capacity = 20_000;
    private const string Select = "SELECT id FROM players WHERE game = @p0 AND name_key = @p1";
    private const string Insert = """
        INSERT INTO players (id, game, name, name_key, privacy, created_at) VALUES (@p0, @p1, @p2, @p3, 'Public', @p4)
        """;

    private readonly Dictionary<(string Game, string Key), Guid> _ids = [];

    public Guid IdOf(WriteTransaction transaction, string game, string name)
    {
        var key = Player.KeyOf(name);
        if (_ids.TryGetValue((game, key), out var id))
        {
            return id;
        }

        if (_ids.Count >= Capacity)
        {
            _ids.Clear();
        }

        id = Find(transaction, game, key) ?? Add(transaction, game, name, key);
        _ids.Add((game, key), id);
        return id;
    }

    private static Guid? Find(WriteTransaction transaction, string game, string key)
    {
        using var reader = transaction.Command(Select).Set(0, game).Set(1, key).Query();
        return reader.Read() ? reader.Id(0) : null;
    }

    private static Guid Add(WriteTransaction transaction, string game, string name, string key)
    {
        var id = Guid.CreateVersion7(transaction.Now);
        transaction.Command(Insert).Set(0, id).Set(1, game).Set(2, name).Set(3, key).Set(4, transaction.Now).Execute();
        return id;
    }
}
