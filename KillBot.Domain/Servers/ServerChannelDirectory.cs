using KillBot.Domain.Data;
using KillBot.Domain.Players;

namespace KillBot.Domain.Servers;

/// <summary>Keeps the channels of servers as the gateway tells of them one by one.</summary>
public sealed class ServerChannelDirectory
{
    private readonly DatabaseWriter _writer;

    internal ServerChannelDirectory(DatabaseWriter writer) => _writer = writer;

    public Task<bool> SaveAsync(long guildId, GuildChannel channel) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        transaction.SaveChannel(transaction.ServerOf(guildId), channel);
        return true;
    });

    /// <summary>The channel was deleted: leaderboards and notices have no place there any more.</summary>
    public Task<bool> RemoveAsync(long channelId) =>
        _writer.ExecuteWhenPossibleAsync(transaction => transaction.RemoveChannel(channelId));
}
