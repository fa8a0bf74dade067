using KillBot.Domain.Data;

namespace KillBot.Domain.Users;

/// <summary>Deletes accounts.</summary>
public sealed class AccountEraser
{
    private readonly DatabaseWriter _writer;

    internal AccountEraser(DatabaseWriter writer) => _writer = writer;

    /// <summary>
    /// Deletes all of the account with a Discord id, in one transaction, and whatever else names that id. Kills and deaths stay for the other
    /// side, without the name.
    /// </summary>
    public Task<ErasedAccount> EraseAsync(long discordId) => _writer.ExecuteAsync(transaction => EraseAccount.Run(transaction, discordId));
}

/// <summary>What was deleted of an account.</summary>
/// <param name="Existed">There was an account by this Discord id, or something else that named it.</param>
/// <param name="VRChatProfiles">Of linked users of VRChat, with their visits.</param>
public sealed record ErasedAccount(bool Existed, int Players, int Links, int Keys, int Sessions, int Webhooks, int VRChatProfiles)
{
    public static ErasedAccount None { get; } = new(Existed: false, 0, 0, 0, 0, 0, 0);
}
