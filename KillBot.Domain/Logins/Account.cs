using KillBot.Domain.Servers;
using KillBot.Domain.Users;

namespace KillBot.Domain.Logins;

/// <summary>An account with the servers it was seen in.</summary>
/// <param name="IsAdmin">Marked as an administrator, or named one by the configuration.</param>
public sealed record Account(User User, bool IsAdmin, IReadOnlyList<AccountServer> Servers)
{
    public bool IsServerOwner => Servers.Any(server => server.Member.IsOwner);

    /// <summary>Manages a guild.</summary>
    public bool IsServerAdmin => Servers.Any(server => server.Member.IsManager);
}

/// <summary>A server, and what the account is there.</summary>
public sealed record AccountServer(Server Server, ServerMember Member);
