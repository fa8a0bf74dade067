using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary>People who have proven whom they are in VRChat.</summary>
internal static class VRChatScene
{
    public static async Task LinkVRChatAsync(this Scene scene, FakeMember member, string userId, string privacy)
    {
        await scene.RunAsync(member, "privacy set", ("level", privacy.ToLowerInvariant()));
        scene.Database.Execute($"""
            INSERT INTO server_members (server_id, user_id, is_owner, permissions, seen_at)
            SELECT s.id, u.id, 0, 0, 1 FROM servers s, users u WHERE s.discord_id = {scene.Guild.Id} AND u.discord_id = {member.User.Id} ON CONFLICT DO NOTHING
            """);
        scene.Database.Execute($"""
            INSERT INTO account_links (kind, subject, name, user_id, linked_at, allows_watching)
            SELECT 'VRChat', '{userId}', 'X', id, 1, 1 FROM users WHERE discord_id = {member.User.Id}
            """);
        Assert.Equal([privacy], scene.Database.Read($"SELECT privacy FROM users WHERE discord_id = {member.User.Id}"));
    }
}
