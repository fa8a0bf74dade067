using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>Kills of a log on their way into the database.</summary>
/// <param name="reporter">The key that sent the log; null for a log of the operator's.</param>
/// <param name="isNews">Whether feeds announce what is recorded.</param>
internal sealed class LogKillBatch(KillRecorder recorder, ApiKeyIdentity? reporter = null, bool isNews = false)
{
    private const int Size = 500;

    /// <summary>As with reports over HTTP.</summary>
    private const int MaxPlayerName = 64;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Earliest = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<NewKill> _kills = [];

    public bool IsFull => _kills.Count >= Size;

    public bool IsEmpty => _kills.Count == 0;

    /// <summary>Kills and deaths that were new.</summary>
    public int Recorded { get; private set; }

    /// <summary>Kills and deaths that had been recorded before.</summary>
    public int Known { get; private set; }

    /// <summary>Whether a kill can have happened: not in the future, not before the game, not with impossible names.</summary>
    public static bool IsPlausible(LogKill kill, DateTimeOffset now) =>
        IsPlausible(kill.Timestamp, now) && IsName(kill.Victim, kill.Classification.VictimIsNpc)
        && (kill.Killer is null || IsName(kill.Killer, kill.Classification.KillerIsNpc));

    /// <summary>Whether the game can have written this time.</summary>
    public static bool IsPlausible(DateTimeOffset time, DateTimeOffset now) => time >= Earliest && time <= now + ClockSkew;

    /// <param name="owner">Whose log tells it.</param>
    public void Add(LogKill kill, string? owner) => _kills.Add(new NewKill
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
        ServerId = reporter?.ServerId ?? default,
        RawData = JsonSerializer.Serialize(
            new LogDetails(kill.DamageType, kill.Ship, kill.GameMode), LogDetailsJsonContext.Default.LogDetails),
        Reporter = reporter,
        ReporterName = owner,
        Announce = isNews,
    });

    /// <summary>Records what is waiting. If that fails it goes on waiting.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (_kills.Count == 0)
        {
            return;
        }

        var results = await recorder.RecordWhenPossibleAsync([.. _kills], cancellationToken);
        var added = results.Count(result => result.IsNew);
        Recorded += added;
        Known += results.Count - added;
        _kills.Clear();
    }

    private static bool IsName(string name, bool isNpc) =>
        !string.IsNullOrWhiteSpace(name) && (isNpc || name.Length <= MaxPlayerName) && !name.Any(char.IsControl);
}

/// <summary>What the log tells beyond the fields of a kill.</summary>
internal sealed record LogDetails(string? DamageType, string? VictimShip, string? GameMode);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogDetails))]
internal sealed partial class LogDetailsJsonContext : JsonSerializerContext;
