using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary>Commands for those who manage a server.</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task Each_of_them_is_hidden_from_others_and_refused_where_an_admin_has_opened_it()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        var leaves = CommandLeaf.ListOf(scene.Discord).Where(leaf => leaf.IsForManagers).ToList();
        Assert.Superset((HashSet<string>)["board", "check", "feed", "settings", "why"], leaves.Select(leaf => leaf.Path.Split(' ')[0]).ToHashSet());
        foreach (var leaf in leaves)
        {
            var options = leaf.Fill(false, "1", scene.Channel, scene.Guild.Everyone, member);
            scene.Discord.EnforcesCommandPermissions = true;
            await Assert.ThrowsAsync<InvalidOperationException>(() => scene.RunAsync(member, leaf.Path, options));
            // A server's admins can open any command to anybody.
            scene.Discord.EnforcesCommandPermissions = false;
            var refused = await scene.RunAsync(member, leaf.Path, options);
            Assert.Equal("You need the Manage Server permission.", refused.Content);
            Assert.True(refused.IsEphemeral, leaf.Path);
            foreach (var option in leaf.Suggesting)
            {
                var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, leaf.Path, option, "");
                await typing.WaitForAcknowledgementAsync();
                Assert.Empty(typing.Choices);
            }
        }

        Assert.Equal(["0"], scene.Database.Read(
            "SELECT (SELECT count(*) FROM feeds) + (SELECT count(*) FROM boards) + (SELECT count(*) FROM server_settings_changes)"));
        await scene.EndAsync();
    }
}
