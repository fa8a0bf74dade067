namespace KillBot.Domain.StarCitizen;

/// <summary>How much a source knows of a death: the best one wins.</summary>
internal enum DeathSource
{
    State,
    Collision,
    Kill,
}

/// <summary>Joins the several lines that one death of the log's owner leaves behind.</summary>
/// <remarks>
/// A death told by a lesser line is held back until 25 s of the log's time have gone by without a better one.
/// Kill lines name the killer and are never held back.
/// </remarks>
internal sealed class OwnDeath
{
    internal static readonly TimeSpan Window = TimeSpan.FromSeconds(25);

    private LogKill? _held;
    private DeathSource _heldSource;
    private DateTimeOffset? _lastKill;

    /// <summary>Lines that told of a death already known.</summary>
    public int Repeats { get; private set; }

    /// <summary>Lets go of the held death once nothing better can come.</summary>
    public LogKill? Advance(DateTimeOffset now) =>
        _held is not null && (now - _held.Timestamp).Duration() > Window ? Release() : null;

    public void Hold(LogKill death, DeathSource source)
    {
        if (_lastKill is { } kill && (death.Timestamp - kill).Duration() <= Window)
        {
            Repeats++;
            return;
        }

        if (_held is null)
        {
            (_held, _heldSource) = (death, source);
            return;
        }

        // Advance came first, so this is the same death: keep its first time and what either line knows.
        Repeats++;
        var (better, lesser) = source > _heldSource ? (death, _held) : (_held, death);
        _heldSource = source > _heldSource ? source : _heldSource;
        _held = better with
        {
            Timestamp = _held.Timestamp,
            Zone = better.Zone ?? lesser.Zone,
            Ship = better.Ship ?? lesser.Ship,
            DamageType = better.DamageType ?? lesser.DamageType,
        };
    }

    /// <summary>A kill line has told the death; a held one is the same.</summary>
    public void Supersede(DateTimeOffset kill)
    {
        _lastKill = kill;
        if (_held is not null)
        {
            _held = null;
            Repeats++;
        }
    }

    public LogKill? Release()
    {
        var held = _held;
        _held = null;
        return held;
    }
}
