using KillBot.Discord.Messages;

namespace KillBot.Discord.Rest;

/// <summary>A call as the caller sees it, however often it is tried.</summary>
/// <param name="Path">After the API's base address, with a leading slash. May hold a token: never shown.</param>
/// <param name="Major">What Discord limits apart within a bucket: a channel, a guild, a webhook with its token.</param>
internal sealed record RestRequest(Endpoint Endpoint, string Path, MajorParameter Major = default)
{
    /// <summary>UTF-8 JSON, written once for all tries.</summary>
    public byte[]? Body { get; init; }

    /// <summary>With files the request is a form, in which <see cref="Body"/> is one part.</summary>
    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    /// <summary>True if a try whose outcome is unknown may be repeated.</summary>
    public bool IsSafeToRepeat { get; init; } = Endpoint.IsIdempotent;

    /// <summary>Without the path, which may hold a token.</summary>
    public override string ToString() => Endpoint.Name;
}

/// <summary>The top-level resource of a route (https://discord.com/developers/docs/topics/rate-limits#rate-limits).</summary>
internal readonly record struct MajorParameter(Snowflake Id, string? Token = null)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => Id.ToString();
}
