namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>What happened, for tests to look at.</summary>
internal sealed class Ledger(DiscordWorld world)
{
    private readonly Queue<LoggedRequest> _requests = [];
    private readonly List<Violation> _violations = [];

    /// <summary>429s that the client brought upon itself.</summary>
    public int RateLimited { get; private set; }

    /// <summary>429s that a test ordered.</summary>
    public int InjectedRateLimits { get; private set; }

    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (world.Gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<Violation> Violations
    {
        get
        {
            lock (world.Gate)
            {
                return [.. _violations];
            }
        }
    }

    public void Add(LoggedRequest request)
    {
        lock (world.Gate)
        {
            _requests.Enqueue(request);
            while (_requests.Count > world.Options.RequestLogSize)
            {
                _requests.Dequeue();
            }

            world.Changed.Signal();
        }
    }

    public void Violate(string where, string what)
    {
        lock (world.Gate)
        {
            _violations.Add(new Violation(where, what));
            world.Changed.Signal();
        }
    }

    public void CountRateLimit(bool injected)
    {
        lock (world.Gate)
        {
            RateLimited += injected ? 0 : 1;
            InjectedRateLimits += injected ? 1 : 0;
        }
    }

    public void ClearRequests()
    {
        lock (world.Gate)
        {
            _requests.Clear();
        }
    }
}
