using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>One process with several shards.</summary>
public class ShardingTests
{
    private const int Shards = 3;

    // Shards of one bucket identify 5 seconds apart.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Shards_answer_for_their_own_guilds_and_count_all_of_them()
    {
        await using var scene = await Scene.CreateAsync(new FakeDiscordOptions { Shards = Shards, MaxConcurrency = 2 });
        List<FakeGuild> guilds = [scene.Guild];
        while (guilds.Count < 12 || guilds.Skip(1).Select(ShardOf).Distinct().Count() < Shards)
        {
            guilds.Add(scene.Discord.AddGuild($"Guild {guilds.Count}"));
        }

        await scene.StartBotAsync();
        await scene.Discord.WaitForCommandAsync("about");
        await ExpectActiveAsync(scene, guilds.Count);
        var ofEach = guilds.Where(guild => guild != scene.Guild).GroupBy(ShardOf).Select(shard => shard.First()).ToList();
        foreach (var guild in ofEach)
        {
            var about = await scene.Discord.InvokeCommandAsync(guild.AddChannel("general"), guild.AddMember("member"), "about");
            await about.WaitForResponseAsync();
            Assert.Contains($"In {guilds.Count} servers", about.Original!.Descriptions.Single(), StringComparison.Ordinal);
        }

        await scene.StopBotAsync();
        ofEach.ForEach(guild => guild.Remove());
        await scene.StartBotAsync();

        await ExpectActiveAsync(scene, guilds.Count - Shards);
        Assert.Equal(
            ofEach.Select(guild => guild.Name).Order(StringComparer.Ordinal),
            scene.Database.Read("SELECT name FROM servers WHERE NOT is_active AND discord_id IS NOT NULL ORDER BY name"));
        await scene.EndAsync();
    }

    private static int ShardOf(FakeGuild guild) => (int)((guild.Id >> 22) % Shards);

    private static Task ExpectActiveAsync(Scene scene, int count) => Eventually.HoldsAsync(
        () => scene.Database.Read("SELECT count(*) FROM servers WHERE is_active AND discord_id IS NOT NULL")[0] == $"{count}",
        $"{count} guilds",
        Patience);
}
