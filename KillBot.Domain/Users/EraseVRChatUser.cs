using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Domain.Users;

/// <summary>Deletes what trackers told of a user of VRChat: the profile, the visits, and every arrival and departure.</summary>
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
        changes.Write(transaction);
    }
}
