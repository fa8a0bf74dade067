namespace KillBot.Domain.Users;

/// <summary>No account has this Discord id.</summary>
public sealed class UnknownUserException(long discordId)
    : Exception($"There is no user with the Discord id {discordId}. Make one first: users create --discord-id {discordId} --name NAME");
