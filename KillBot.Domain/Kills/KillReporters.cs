namespace KillBot.Domain.Kills;

/// <summary>The sides of a fight that reported it. Each side tells of one fight once.</summary>
[Flags]
public enum KillReporters
{
    None = 0,
    Killer = 1,
    Victim = 2,
    Witness = 4,
}
