using KillBot.Domain.Servers;

namespace KillBot.Api.Servers;

/// <summary>A server that the caller may see.</summary>
/// <param name="IsMember">The caller is in it, or an administrator.</param>
/// <param name="IsManager">The caller may change its settings.</param>
internal sealed record ServerView(Server Server, ServerSettings Settings, bool IsMember, bool IsManager);
