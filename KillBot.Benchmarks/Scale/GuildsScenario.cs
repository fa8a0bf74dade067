using System.Diagnostics;
using System.Globalization;
using KillBot.Benchmarks.Serving;
using KillBot.Tests.FakeDiscord;
using Microsoft.Data.Sqlite;

namespace KillBot.Benchmarks.Scale;

/// <summary>How long a bot takes to know the guilds it is in, and how much memory it has then, on one shard.</summary>
internal static class GuildsScenario
{
    private const int Guilds = 1_000;
    private const int ChannelsOfGuild = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions());
        for (var i = 0; i < Guilds; i++)
        {
            var guild = discord.AddGuild(string.Create(CultureInfo.InvariantCulture, $"Guild {i}"));
            for (var channel = 0; channel < ChannelsOfGuild; channel++)
            {
                guild.AddChannel(string.Create(CultureInfo.InvariantCulture, $"channel-{channel}"));
            }
        }

        var started = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartBenchAsync(
            folder, ("Discord__Token", discord.Token), ("Discord__ApiBaseUrl", discord.ApiBaseUrl.ToString()));
        await using var database = new SqliteConnection($"Data Source={folder.File("killbot.db")};Mode=ReadOnly");
        await database.OpenAsync();
        await WaitUntilKnownAsync(database, started);
        var time = Stopwatch.GetElapsedTime(started);
        await discord.WaitForCommandAsync("feed", Patience);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"guilds: {Guilds} guilds with {ChannelsOfGuild} channels each known {time.TotalSeconds:F1} s after the process was started (under 20), {server.ResidentMegabytes:F0} MB resident; violations: {discord.Violations.Count}"));
    }

    private static async Task WaitUntilKnownAsync(SqliteConnection database, long started)
    {
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT count(*) FROM servers WHERE is_active AND discord_id IS NOT NULL";
        while ((long)(await command.ExecuteScalarAsync())! < Guilds)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException("The bot does not know all guilds.");
            }

            await Task.Delay(50);
        }
    }
}
