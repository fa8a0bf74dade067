using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>What an operation adds to <see cref="VRChatTotals"/>.</summary>
internal sealed class TotalChanges
{
    public int Sessions { get; set; }

    public int Encounters { get; set; }

    public int Users { get; set; }

    public void Write(WriteTransaction transaction)
    {
        if ((Sessions, Encounters, Users) != (0, 0, 0))
        {
            transaction.Command("""
                UPDATE vrchat_totals SET sessions = sessions + @p0, encounters = encounters + @p1, users = users + @p2 WHERE id = 1
                """).Set(0, Sessions).Set(1, Encounters).Set(2, Users).Execute();
        }
    }
}
