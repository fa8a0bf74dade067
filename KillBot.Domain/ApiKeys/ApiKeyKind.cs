namespace KillBot.Domain.ApiKeys;

/// <summary>What a key was made for.</summary>
public enum ApiKeyKind
{
    /// <summary>Anything: made on the command line or by <c>POST /api/api-keys</c>.</summary>
    Standard,

    /// <summary>The one key that a player's trackers share.</summary>
    Primary,

    /// <summary>A bot of the player's.</summary>
    Bot,
}
