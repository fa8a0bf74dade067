using System.Globalization;
using KillBot.Benchmarks.Load;
using KillBot.Benchmarks.Serving;
using Microsoft.Data.Sqlite;

namespace KillBot.Benchmarks.Ingest;

/// <summary>
/// Kills per second over loopback, each on disk before its 201, held against an endpoint that only echoes and against
/// <c>SaveChangesAsync</c> per request: same app, same load, in turns.
/// </summary>
internal static class IngestScenario
{
    private const int Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        var echo = new Series("echo", BenchEndpoints.Echo);
        var kills = new Series("kills", "/api/kills");
        var ef = new Series("ef", BenchEndpoints.Ef);
        using var folder = new TempFolder();
        await using (var server = await ServerProcess.StartBenchAsync(folder))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"ingest: {LoadGenerator.Connections} connections, {Rounds} rounds of {Round.TotalSeconds} s in turns, {Environment.ProcessorCount} processors"));
            var load = new LoadGenerator(server.Address, await BenchKeys.CreateAsync(server.Address, LoadGenerator.Connections));
            foreach (var series in (Series[])[echo, kills, ef])
            {
                await series.WarmUpAsync(load, WarmUp);
            }

            await output.WriteLineAsync(Series.Header);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var series in (Series[])[echo, kills, ef])
                {
                    await output.WriteLineAsync(await series.MeasureAsync(load, server, Round));
                }
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                median: {kills.PerSecond:F0} kills/s durable, p50 {kills.P50:F2} ms, p99 {kills.P99:F2} ms
                (a) kills to echo: {kills.PerSecond / echo.PerSecond:F2} (at least 0.5)
                (b) kills to ef:   {kills.PerSecond / ef.PerSecond:F1} (at least 10)
                resident memory of the server after it: {server.ResidentMegabytes:F0} MB
                """));
        }

        // The server was killed, not stopped: what it answered with 201 must be there all the same.
        var rows = await CountKillsAsync(folder);
        var created = kills.Created + ef.Created;
        await output.WriteLineAsync($"answers of 201 by kills and ef: {created}, rows after killing the server: {rows}{(rows == created ? "" : " - THEY DIFFER")}");
        await output.WriteLineAsync($"other answers: echo {echo.Others}, kills {kills.Others}, ef {ef.Others}");
    }

    private static async Task<long> CountKillsAsync(TempFolder folder)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("killbot.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM kills";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
