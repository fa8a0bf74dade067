using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>What an operation adds to <see cref="VRChatTotals"/>.</summary>
internal sealed class TotalChanges
{
    public int Sessions { get; set; }

    public int Encounters { get; set; }

    public int Users { get; set; }

    public bool IsEmpty => (Sessions, Encounters, Users) == (0, 0, 0);

    public void Write(WriteTransaction transaction)
    {
        if (!IsEmpty)
        {
            transaction.Command("""
                INSERT INTO vrchat_totals (id, sessions, encounters, users) VALUES (1, @p0, @p1, @p2)
                ON CONFLICT (id) DO UPDATE SET
                    sessions = sessions + excluded.sessions, encounters = encounters + excluded.encounters, users = users + excluded.users
                """).Set(0, Sessions).Set(1, Encounters).Set(2, Users).Execute();
        }
    }
}
