namespace KillBot.Discord.Interactions;

/// <summary>
/// Keeps the hash of the commands registered last, so that a restart does not register the same again. The host implements
/// it; without one, commands are registered at every start.
/// </summary>
public interface ICommandHashStore
{
    /// <summary>The hash saved last, null if there is none.</summary>
    Task<string?> LoadAsync(CancellationToken cancellationToken);

    Task SaveAsync(string hash, CancellationToken cancellationToken);
}
