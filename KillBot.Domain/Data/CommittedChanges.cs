namespace KillBot.Domain.Data;

/// <summary>Counts what this process has committed, so that what others keep in memory of it can tell that it is outdated.</summary>
internal sealed class CommittedChanges
{
    private long _kills;
    private long _players;

    /// <summary>Grows when kills have been counted.</summary>
    public long Kills => Volatile.Read(ref _kills);

    /// <summary>
    /// Grows when players, their privacy or memberships may have changed: with each <see cref="WriteTransaction.ForgetCached"/>, thus also
    /// when the writer notices that another process has written.
    /// </summary>
    public long Players => Volatile.Read(ref _players);

    public void AddKills() => Interlocked.Increment(ref _kills);

    public void AddPlayers() => Interlocked.Increment(ref _players);
}
