using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>Every command that is registered, run by a server's administrator where somebody hides.</summary>
public sealed class HiddenNamesTests
{
    private const string Hidden = "Ghostly";

    [Theory]
    [InlineData("Private")]
    [InlineData("Server")]
    public async Task No_reply_suggestion_or_post_names_who_hides(string privacy)
    {
        await using var scene = await Scene.StartAsync(new FakeDiscordOptions { MessageLimit = 10_000 });
        var other = scene.Discord.AddGuild("Other");
        // Whoever shows themselves to members of their servers is a member of another one.
        var home = privacy == "Server" ? other : scene.Guild;
        var (admin, ghost) = (scene.Guild.AddMember("boss", FakePermissions.Administrator), home.AddMember("member"));
        var tracker = await HideAsync(scene, admin, ghost, privacy);
        var kill = await scene.FightAsync("Rex", Hidden, 1, $"{Hidden}'s gun", $"{Hidden} Base");
        var channel = scene.Guild.AddChannel("other");
        List<FakeMessage> replies = [];
        foreach (var leaf in CommandLeaf.ListOf(scene.Discord))
        {
            foreach (var text in (string[])["Rex", $"kill_{kill.Id:N}"])
            {
                var interaction = await scene.Discord.InvokeCommandAsync(
                    scene.Channel, admin, leaf.Path, leaf.Fill(text == "Rex", text, channel, scene.Guild.Everyone, privacy == "Server" ? admin : ghost));
                await interaction.WaitForResponseAsync(TimeSpan.FromSeconds(30));
                replies.AddRange(interaction.FollowUps.Prepend(interaction.Original).OfType<FakeMessage>());
                Assert.All(replies, reply => AssertUnnamed(reply, leaf.Path));
            }

            foreach (var option in leaf.Suggesting)
            {
                foreach (var typed in (string[])["", "gh", "killer = gh", "victim ~ Gh"])
                {
                    var typing = await scene.Discord.AutocompleteAsync(scene.Channel, admin, leaf.Path, option, typed);
                    await typing.WaitForAcknowledgementAsync(TimeSpan.FromSeconds(30));
                    Assert.DoesNotContain(
                        typing.Choices, choice => $"{choice.Name} {choice.Value}".Contains(Hidden, StringComparison.OrdinalIgnoreCase));
                }
            }
        }

        Assert.Contains(replies, reply => reply.Text.Contains("a private player", StringComparison.Ordinal));
        // What is posted and asked for from now on.
        await tracker.KillAsync(Hidden, $"{Hidden}'s gun", $"{Hidden} Base");
        await scene.LetBoardsComeAsync();
        await channel.WaitForMessageAsync(message => message.Text.Contains("Rex", StringComparison.Ordinal));
        var used = await scene.Discord.UseAllAsync(replies, _ => admin);
        Assert.Contains(used, use => use.CustomId.StartsWith("kills:", StringComparison.Ordinal));
        Assert.All(used, use => AssertUnnamed(use.Answer, use.CustomId));
        Assert.All(
            scene.Guild.Channels.Append(scene.Discord.DirectMessages(admin.User)).SelectMany(known => known.Messages),
            message => AssertUnnamed(message, "a message"));
        Assert.Empty(scene.Bot.Log.Lines.Where(line => line.Exception is not null).Select(line => line.ToString()));
        await scene.Bot.StopAsync();
        scene.Discord.AssertClean();
    }

    /// <summary>Somebody with many fights against everybody, who leads all boards and hides.</summary>
    private static async Task<Tracker> HideAsync(Scene scene, FakeMember admin, FakeMember ghost, string privacy)
    {
        // The operator's own: among the commands are those that unlink players and revoke keys.
        var tracker = await scene.AddTrackerAsync("Rex");
        await scene.CreateKeyAsync("Rex", admin);
        await scene.CreateKeyAsync(Hidden, ghost, ghost.Guild);
        var set = await scene.Discord.InvokeCommandAsync(
            ghost.Guild == scene.Guild ? scene.Channel : ghost.Guild.AddChannel("elsewhere"), ghost, "privacy set", ("level", privacy.ToLowerInvariant()));
        await set.WaitForResponseAsync();
        Assert.Equal([privacy], scene.Database.Read($"SELECT privacy FROM players WHERE name = '{Hidden}'"));
        await scene.AddFeedAsync(scene.Channel, admin: admin);
        for (var i = 2; i <= 14; i++)
        {
            await scene.FightAsync("Rex", Hidden, 10 * i, $"{Hidden}'s gun", $"{Hidden} Base");
            await scene.FightAsync(Hidden, "Rex", (10 * i) + 5, $"{Hidden}'s gun", $"{Hidden} Base");
        }

        return tracker;
    }

    private static void AssertUnnamed(FakeMessage message, string where) => Assert.False(
        $"{message.Text} {message.Components}".Contains(Hidden, StringComparison.OrdinalIgnoreCase), $"{where}: {message.Text}");
}
