namespace KillBot.Domain.Sessions;

/// <summary>Whom a valid session stands for.</summary>
public sealed record SessionIdentity(Guid SessionId, Guid UserId, long DiscordId, string Name, bool IsAdmin);
