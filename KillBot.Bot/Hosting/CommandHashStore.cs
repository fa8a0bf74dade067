using KillBot.Discord.Interactions;
using KillBot.Domain.Data;

namespace KillBot.Bot.Hosting;

/// <summary>Remembers in the database which commands are registered.</summary>
internal sealed class CommandHashStore(InstanceMemory memory) : ICommandHashStore
{
    private const string Key = "discord.commands";

    public Task<string?> LoadAsync(CancellationToken cancellationToken) => memory.RecallAsync(Key, cancellationToken);

    public Task SaveAsync(string hash, CancellationToken cancellationToken) => memory.RememberAsync(Key, hash);
}
