namespace KillBot.Discord.Interactions;

/// <summary>How interactions are run.</summary>
public sealed class InteractionRouterOptions
{
    /// <summary>
    /// After this time without an answer the interaction is acknowledged. Discord allows 3 seconds from sending it to having the
    /// response, so the way there and back must fit into the rest
    /// (https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction).
    /// </summary>
    public TimeSpan DeferAfter { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Autocomplete cannot be deferred: after this time there are no suggestions.</summary>
    public TimeSpan AutocompleteTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a handler may take. Discord forgets the interaction's token after 15 minutes.</summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(14);

    /// <summary>Interactions at work at once; those beyond it are told to try again.</summary>
    public int MaxConcurrent { get; set; } = 256;

    /// <summary>How long a stopping process waits for interactions at work.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
