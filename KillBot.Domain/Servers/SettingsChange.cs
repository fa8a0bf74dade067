namespace KillBot.Domain.Servers;

/// <summary>One setting of a server that was changed. The last <see cref="Kept"/> of each server are kept.</summary>
public sealed class SettingsChange
{
    /// <summary>How many of a server are kept.</summary>
    public const int Kept = 200;

    /// <summary>Gives the order.</summary>
    public long Id { get; init; }

    public required Guid ServerId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it, by snowflake; null where it was nobody in particular.</summary>
    public long? DiscordId { get; init; }

    public required SettingsDoor Door { get; init; }

    /// <summary>One of <see cref="SettingNames"/>.</summary>
    public required string Setting { get; init; }

    /// <summary>As <see cref="SettingNames"/> says; null for none.</summary>
    public string? OldValue { get; init; }

    /// <inheritdoc cref="OldValue"/>
    public string? NewValue { get; init; }
}
