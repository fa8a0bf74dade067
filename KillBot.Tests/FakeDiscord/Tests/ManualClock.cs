namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>A clock for the fake's windows that only a test moves; its timers are those of the system.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
