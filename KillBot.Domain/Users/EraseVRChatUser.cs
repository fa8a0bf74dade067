using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Domain.Users;

/// <summary>
/// Deletes what trackers told of a user of VRChat: the profile, the visits, every arrival and departure, and whose instances they were.
/// </summary>
internal static class EraseVRChatUser
{
    public static void Run(WriteTransaction transaction, string id)
    {
        var changes = new TotalChanges
        {
            Encounters = -transaction.Command("DELETE FROM vrchat_visits WHERE user_id = @p0").Set(0, id).Execute(),
            Users = -transaction.Command("DELETE FROM vrchat_users WHERE id = @p0").Set(0, id).Execute(),
        };
        transaction.Command("DELETE FROM vrchat_activity WHERE user_id = @p0").Set(0, id).Execute();
        transaction.DeleteWatchesOf(id);
        // Whose instance it was stands in its name.
        transaction.Command($"""
            UPDATE vrchat_sessions SET location = world_id || '{SessionPlace.PrivateEnd}' WHERE instr(location, '(' || @p0 || ')') > 0
            """).Set(0, id).Execute();
        changes.Write(transaction);
    }
}
