namespace KillBot.Domain.StarCitizen;

/// <summary>Remembers who disabled which vehicle, so that a later death in it without a killer is credited.</summary>
/// <remarks>Holds the last 64 vehicles, each for 10 minutes of the log's time.</remarks>
internal sealed class SoftDeaths
{
    private const int Capacity = 64;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Queue<VehicleDestruction> _recent = new(Capacity);

    public void Add(VehicleDestruction line)
    {
        if (line.FromLevel != 0 || line.ToLevel == 0 || EnvironmentKiller.IsName(line.CausedBy))
        {
            return;
        }

        if (_recent.Count == Capacity)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(line);
    }

    /// <summary>Who took the vehicle out of action, if somebody did shortly before.</summary>
    public string? CreditFor(ActorDeath death)
    {
        foreach (var line in _recent)
        {
            if (line.Vehicle == death.Zone && death.At >= line.At && death.At - line.At <= Lifetime)
            {
                return line.CausedBy;
            }
        }

        return null;
    }
}
