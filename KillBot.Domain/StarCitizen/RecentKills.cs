namespace KillBot.Domain.StarCitizen;

/// <summary>Recognises a kill that the game wrote twice: same killer and victim within 2 s. Holds the last 32 kills.</summary>
internal sealed class RecentKills
{
    private const int Capacity = 32;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private readonly Queue<ActorDeath> _kills = new(Capacity);

    /// <summary>Lines that told a kill once more.</summary>
    public int Repeats { get; private set; }

    /// <summary>Remembers the kill; false if it is one already known.</summary>
    public bool Add(ActorDeath kill)
    {
        foreach (var earlier in _kills)
        {
            if (earlier.Victim == kill.Victim && earlier.Killer == kill.Killer && (kill.At - earlier.At).Duration() <= Window)
            {
                Repeats++;
                return false;
            }
        }

        if (_kills.Count == Capacity)
        {
            _kills.Dequeue();
        }

        _kills.Enqueue(kill);
        return true;
    }
}
