namespace KillBot.Domain.Webhooks;

/// <summary>Whose events a webhook is told of.</summary>
public enum WebhookScope
{
    /// <summary>Those of the owner's players.</summary>
    Own,

    /// <summary>Those of the owner's players, and of all servers that the owner belongs to.</summary>
    Servers,
}
