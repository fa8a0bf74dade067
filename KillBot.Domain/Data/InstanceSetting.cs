namespace KillBot.Domain.Data;

/// <summary>A small fact that this instance remembers about itself.</summary>
public sealed class InstanceSetting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
