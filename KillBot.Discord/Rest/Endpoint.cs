namespace KillBot.Discord.Rest;

/// <summary>One documented endpoint: the unit for which Discord names a rate limit bucket.</summary>
internal sealed class Endpoint(HttpMethod method, string template)
{
    public HttpMethod Method { get; } = method;

    /// <summary>Method and path with placeholders: safe to show, since tokens are placeholders too.</summary>
    public string Name { get; } = $"{method} {template}";

    /// <summary>False where the path itself holds the credential.</summary>
    public bool UsesBotToken { get; init; } = true;

    /// <summary>False for interaction endpoints, which are outside the bot's global limit.</summary>
    public bool CountsGlobally { get; init; } = true;

    /// <summary>True if doing it twice is the same as doing it once.</summary>
    public bool IsIdempotent { get; init; } = method != HttpMethod.Post;

    /// <summary>After this time, all tries and waits together, an answer is of no use; null for no such limit.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
