using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary>Which guilds count as left, and from when on.</summary>
public class LeavingTests
{
    private const string Servers = "SELECT name || ' ' || is_active || ' ' || (left_at IS NULL) FROM servers WHERE discord_id IS NOT NULL ORDER BY name";

    [Fact]
    public async Task A_guild_that_was_left_while_the_bot_was_away_is_left_and_one_with_an_outage_is_not()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var (kicked, broken) = (scene.Discord.AddGuild("Kicked"), scene.Discord.AddGuild("Broken"));
        await ExpectAsync(scene, "Broken 1 1", "Guild 1 1", "Kicked 1 1");

        await scene.StopBotAsync();
        kicked.Remove();
        broken.SetUnavailable();
        await scene.StartBotAsync();

        await ExpectAsync(scene, "Broken 1 1", "Guild 1 1", "Kicked 0 0");
        Assert.Equal(["1"], scene.Database.Read("SELECT count(*) FROM feeds"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_guild_that_throws_the_bot_out_is_left_from_then_on()
    {
        await using var scene = await Scene.StartAsync();
        await ExpectAsync(scene, "Guild 1 1");

        scene.Guild.SetUnavailable();
        scene.Guild.SetUnavailable(false);
        scene.Guild.Remove();

        await ExpectAsync(scene, "Guild 0 0");
        await scene.EndAsync();
    }

    private static async Task ExpectAsync(Scene scene, params string[] rows) => await Eventually.HoldsAsync(
        () => scene.Database.Read(Servers).SequenceEqual(rows), string.Join(", ", rows));
}
