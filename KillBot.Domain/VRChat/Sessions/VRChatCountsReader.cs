using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Users;
using Microsoft.Data.Sqlite;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Compares what is counted of VRChat with what was recorded, each in one moment.</summary>
internal sealed class VRChatCountsReader : IDisposable
{
    private const int PageSize = 500;

    private const string Totals = """
        SELECT (SELECT count(*) FROM vrchat_sessions) - coalesce((SELECT sessions FROM vrchat_totals WHERE id = 1), 0),
            (SELECT count(*) FROM vrchat_visits) - coalesce((SELECT encounters FROM vrchat_totals WHERE id = 1), 0),
            (SELECT count(*) FROM vrchat_users) - coalesce((SELECT users FROM vrchat_totals WHERE id = 1), 0)
        """;

    private const string Users = """
        SELECT id, (SELECT count(*) FROM vrchat_visits WHERE user_id = vrchat_users.id) - times_encountered
        FROM vrchat_users WHERE id > @p0 ORDER BY id LIMIT @p1
        """;

    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _totals;
    private readonly PreparedCommand _users;

    public VRChatCountsReader(string connectionString)
    {
        _connection = SqliteConnectionSetup.Open(connectionString);
        _totals = new PreparedCommand(_connection, Totals);
        _users = new PreparedCommand(_connection, Users);
    }

    /// <summary>What is to be added to <see cref="VRChatTotals"/>.</summary>
    public TotalChanges CompareTotals()
    {
        using var reader = _totals.Query();
        reader.Read();
        return new TotalChanges { Sessions = reader.GetInt32(0), Encounters = reader.GetInt32(1), Users = reader.GetInt32(2) };
    }

    /// <summary>
    /// What is to be added to <see cref="VRChatUser.TimesEncountered"/> of the people behind an id, by their ids; 0 where nothing is.
    /// Empty behind the last.
    /// </summary>
    public List<(string Id, int Encounters)> CompareUsersAfter(string id)
    {
        List<(string Id, int Encounters)> found = [];
        using var reader = _users.Set(0, id).Set(1, PageSize).Query();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return found;
    }

    public void Dispose()
    {
        _users.Dispose();
        _totals.Dispose();
        _connection.Dispose();
    }
}
