using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Kills;

namespace KillBot.Domain.StarCitizen;

/// <summary>
/// Records every kill and death that a Game.log tells, once, however often and by whomever it is imported. It is history: no
/// feed announces it.
/// </summary>
public sealed class LogImport(KillRecorder recorder)
{
    private const int BatchSize = 500;

    /// <summary>Reads a log to its end; a half-written last line is left for another time.</summary>
    /// <param name="player">Whose log it is.</param>
    /// <exception cref="InvalidDataException">A packed file is damaged; what came before the damage is recorded.</exception>
    public async Task<LogImportResult> ImportAsync(
        string path, string player, IProgress<GameLogProgress>? progress, CancellationToken cancellationToken)
    {
        await using var reader = GameLogReader.Open(path);
        var extractor = new KillExtractor(player);
        var recorded = 0;
        var known = 0;
        List<NewKill> batch = [];
        await foreach (var kill in extractor.ExtractAsync(reader.ReadAsync(progress, cancellationToken), cancellationToken))
        {
            batch.Add(ToNewKill(kill, player));
            if (batch.Count == BatchSize)
            {
                await RecordBatchAsync();
            }
        }

        await RecordBatchAsync();
        return new LogImportResult(reader.Statistics, recorded, known, extractor.NpcDeaths, extractor.Repeats);

        async Task RecordBatchAsync()
        {
            if (batch.Count == 0)
            {
                return;
            }

            var results = await recorder.RecordWhenPossibleAsync([.. batch], cancellationToken);
            var added = results.Count(result => result.IsNew);
            recorded += added;
            known += results.Count - added;
            batch.Clear();
        }
    }

    private static NewKill ToNewKill(LogKill kill, string player) => new()
    {
        KillerName = kill.Classification.IsEnvironmental ? null : kill.Killer,
        KillerIsNpc = kill.Classification.KillerIsNpc,
        VictimName = kill.Victim,
        VictimIsNpc = kill.Classification.VictimIsNpc,
        Weapon = kill.Weapon,
        Location = kill.Location,
        IsPvP = kill.Classification.IsPvP,
        IsSuicide = kill.Classification.IsSuicide,
        IsEnvironmental = kill.Classification.IsEnvironmental,
        Timestamp = kill.Timestamp,
        RawData = JsonSerializer.Serialize(
            new LogDetails(kill.DamageType, kill.Ship, kill.GameMode), LogImportJsonContext.Default.LogDetails),
        ReporterName = player,
        Announce = false,
    };
}

/// <summary>What an import did.</summary>
/// <param name="Recorded">Kills and deaths that were new.</param>
/// <param name="Known">Kills and deaths that had been recorded before.</param>
/// <param name="NpcDeaths">Deaths left out because no player took part.</param>
/// <param name="Repeats">Lines that told a death of this log once more.</param>
public sealed record LogImportResult(GameLogStatistics Lines, int Recorded, int Known, int NpcDeaths, int Repeats);

/// <summary>What the log tells beyond the fields of a kill.</summary>
internal sealed record LogDetails(string? DamageType, string? VictimShip, string? GameMode);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogDetails))]
internal sealed partial class LogImportJsonContext : JsonSerializerContext;
