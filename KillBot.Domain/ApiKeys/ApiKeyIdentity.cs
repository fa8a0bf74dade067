namespace KillBot.Domain.ApiKeys;

/// <summary>Whom a valid API key stands for.</summary>
public sealed record ApiKeyIdentity(
    Guid KeyId, Guid PlayerId, string PlayerName, Guid? UserId, long? DiscordId, bool IsAdmin, Guid? ServerId);
