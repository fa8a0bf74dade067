using KillBot.Domain.Data;

namespace KillBot.Domain.Players;

/// <summary>Reads players inside a transaction of the writer.</summary>
internal static class PlayerStatements
{
    private const string Columns = "p.id, p.game, p.name, p.name_key, p.user_id, p.privacy, p.created_at";

    private const string SelectByName = $"SELECT {Columns} FROM players p WHERE p.game = @p0 AND p.name_key = @p1";

    private const string SelectByAlias = $"""
        SELECT {Columns} FROM player_aliases a JOIN players p ON p.id = a.player_id WHERE a.game = @p0 AND a.name_key = @p1
        """;

    private const string SelectOfUser = $"SELECT {Columns} FROM players p WHERE p.user_id = @p0 AND p.game = @p1 ORDER BY p.id LIMIT 1";

    extension(WriteTransaction transaction)
    {
        /// <summary>The player who has, or once had, a name, given as <see cref="Player.KeyOf"/>.</summary>
        public Player? FindPlayer(string game, string nameKey) =>
            Read(transaction.Command(SelectByName).Set(0, game).Set(1, nameKey))
            ?? Read(transaction.Command(SelectByAlias).Set(0, game).Set(1, nameKey));

        /// <summary>The first player of an account in a game.</summary>
        public Player? FindPlayerOf(Guid userId, string game) => Read(transaction.Command(SelectOfUser).Set(0, userId).Set(1, game));
    }

    private static Player? Read(PreparedCommand command)
    {
        using var reader = command.Query();
        return !reader.Read() ? null : new Player
        {
            Id = reader.Id(0),
            Game = reader.GetString(1),
            Name = reader.GetString(2),
            NameKey = reader.GetString(3),
            UserId = reader.IdOrNull(4),
            Privacy = Enum.Parse<Privacy>(reader.GetString(5)),
            CreatedAt = reader.Time(6),
        };
    }
}
