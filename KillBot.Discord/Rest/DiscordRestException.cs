using System.Net;

namespace KillBot.Discord.Rest;

/// <summary>
/// A call that Discord refused, or that could not be made although it was retried. Neither the text nor the route holds a
/// token.
/// </summary>
public sealed class DiscordRestException : Exception
{
    internal DiscordRestException(string route, HttpStatusCode? status, string message, Exception? inner = null)
        : base($"{route}: {message}", inner)
    {
        Route = route;
        Status = status;
    }

    /// <summary>Not sent: the limit that it would have to wait for lasts too long.</summary>
    internal static DiscordRestException Paused(Endpoint endpoint, TimeSpan wait) =>
        new(endpoint.Name, HttpStatusCode.TooManyRequests, $"not sent: a rate limit lasts for another {wait.TotalSeconds:0} seconds.")
        {
            RetryAfter = wait,
        };

    /// <summary>Method and path with placeholders, such as <c>POST /channels/{channel.id}/messages</c>.</summary>
    public string Route { get; }

    /// <summary>The HTTP status; null if Discord was not reached.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Discord's own code (<see cref="DiscordErrorCode"/>), 0 if the answer held none.</summary>
    public int Code { get; internal init; }

    /// <summary>What is wrong with which field of the request.</summary>
    public IReadOnlyList<DiscordFieldError> Errors { get; internal init; } = [];

    /// <summary>How long Discord, or the guard against too many invalid requests, wants no further try; null if unknown.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>True if the same call may succeed later without anybody changing anything.</summary>
    public bool IsTransient => Status
        is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        || (!IsDiscords && Status is >= HttpStatusCode.BadRequest and not HttpStatusCode.Unauthorized);

    /// <summary>False if somebody between here and Discord refused, such as a proxy or Cloudflare.</summary>
    internal bool IsDiscords { get; init; } = true;
}

/// <summary>One entry of Discord's nested <c>errors</c> (https://discord.com/developers/docs/reference#error-messages).</summary>
/// <param name="Path">The field, such as <c>embeds[0].fields[1].value</c>.</param>
/// <param name="Code">Such as <c>BASE_TYPE_MAX_LENGTH</c>.</param>
/// <param name="Message">In English.</param>
public sealed record DiscordFieldError(string Path, string Code, string Message);
