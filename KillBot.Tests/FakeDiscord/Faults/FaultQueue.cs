namespace KillBot.Tests.FakeDiscord;

/// <summary>The faults in force, tried in the order in which they were added; each request meets at most one.</summary>
public sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly List<InjectedFault> _faults = [];

    /// <summary>Adds a fault for the requests that <paramref name="when"/> picks (all when null).</summary>
    /// <param name="times">How many requests meet it; null lasts until <see cref="InjectedFault.Remove"/>.</param>
    public InjectedFault Add(Fault fault, Func<FaultTarget, bool>? when = null, int? times = 1)
    {
        var injected = new InjectedFault(this, fault, when ?? (static _ => true), times);
        lock (_gate)
        {
            _faults.Add(injected);
        }

        return injected;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal Fault? Take(FaultTarget target)
    {
        lock (_gate)
        {
            var found = _faults.Find(fault => fault.When(target));
            if (found is not null && found.Use())
            {
                _faults.Remove(found);
            }

            return found?.Fault;
        }
    }

    internal void Remove(InjectedFault fault)
    {
        lock (_gate)
        {
            _faults.Remove(fault);
        }
    }
}
