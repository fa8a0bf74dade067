using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A request that a fault may be meant for.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Without <c>/api/v10</c>: <c>/channels/1/messages</c>.</param>
public readonly record struct FaultTarget(string Method, string Path)
{
    /// <summary>True for a message created in a channel.</summary>
    public bool IsCreateMessage => Method == "POST" && Path.StartsWith("/channels/", StringComparison.Ordinal) && Path.EndsWith("/messages", StringComparison.Ordinal);
}

/// <summary>Something that goes wrong with REST requests.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An answer instead of Discord's own, nothing is done.</summary>
    public static Fault Answer(int status, JsonNode? body = null) => new AnswerFault(status, body);

    /// <summary>A text that is no JSON instead of Discord's own answer.</summary>
    public static Fault Page(int status, string text) => new PageFault(status, text);

    /// <summary>One of Discord's errors: status and JSON code.</summary>
    public static Fault Error(int status, int code, string message = "Injected") =>
        new AnswerFault(status, new JsonObject { ["message"] = message, ["code"] = code });

    /// <summary>A pause before the request is handled as usual.</summary>
    public static Fault Delay(TimeSpan time) => new DelayFault(time);

    /// <summary>The connection is dropped and nothing is done.</summary>
    public static Fault DropBefore() => new DropFault(AfterHandling: false);

    /// <summary>The request is done (a message is stored) and the connection dropped instead of an answer.</summary>
    public static Fault DropAfter() => new DropFault(AfterHandling: true);

    /// <summary>A 429 that holds for its whole time. Scope: <c>user</c> (the route), <c>global</c> or <c>shared</c>.</summary>
    public static Fault RateLimit(TimeSpan retryAfter, string scope = "user") => new RateLimitFault(retryAfter, scope);

    internal sealed record AnswerFault(int Status, JsonNode? Body) : Fault;

    internal sealed record PageFault(int Status, string Text) : Fault;

    internal sealed record DelayFault(TimeSpan Time) : Fault;

    internal sealed record DropFault(bool AfterHandling) : Fault;

    internal sealed record RateLimitFault(TimeSpan RetryAfter, string Scope) : Fault;
}
