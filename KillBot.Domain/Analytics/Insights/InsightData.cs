namespace KillBot.Domain.Analytics.Insights;

/// <summary>What an insight says, for programs; each kind fills in what it speaks of.</summary>
public sealed record InsightData
{
    /// <summary>When what was counted begins; none for all of time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When what was counted ends.</summary>
    public required DateTimeOffset To { get; init; }

    public string? Weapon { get; init; }

    public string? Location { get; init; }

    public Opponent? Opponent { get; init; }

    public Guid? ServerId { get; init; }

    public int? Kills { get; init; }

    public int? Deaths { get; init; }

    public int? Fights { get; init; }

    public int? Wins { get; init; }

    public int? Losses { get; init; }

    /// <summary>In percent with one decimal: of all kills or fights, or of wins among the fights.</summary>
    public decimal? Share { get; init; }

    /// <summary>The share of wins among all other fights, in percent with one decimal.</summary>
    public decimal? OtherShare { get; init; }

    /// <summary>An hour of the day, 0 to 21, UTC.</summary>
    public int? FromHour { get; init; }

    /// <summary>The hour of the day before which it ends, 3 to 24, UTC.</summary>
    public int? ToHour { get; init; }

    /// <summary>Wins or losses in a row.</summary>
    public int? Length { get; init; }

    /// <summary>Kills by deaths, with two decimals.</summary>
    public decimal? KillDeathRatio { get; init; }

    /// <summary>The median of kills by deaths, with two decimals.</summary>
    public decimal? Median { get; init; }

    /// <summary>Kills in the seven days before those of <see cref="Kills"/>.</summary>
    public int? PreviousKills { get; init; }
}
