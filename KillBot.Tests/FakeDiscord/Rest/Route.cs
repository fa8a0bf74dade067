using System.Security.Cryptography;
using System.Text;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>One method of one path template of the document, and what answers it.</summary>
internal sealed class Route
{
    private readonly string[] _segments;

    public Route(string method, string template, Func<Call, Answer> handle)
    {
        Method = method;
        Template = template;
        Handle = handle;
        _segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Operation = OpenApiValidator.Instance.FindTemplate(method, template)
            ?? throw new InvalidOperationException($"The document has no {method} {template}.");
        Bucket = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {template}")))[..32];
    }

    public string Method { get; }

    public string Template { get; }

    public Func<Call, Answer> Handle { get; }

    public OpenApiOperation Operation { get; }

    /// <summary>The value of <c>X-RateLimit-Bucket</c>.</summary>
    public string Bucket { get; }

    /// <summary>Interactions are answered with the token in the path and do not count for the global limit.</summary>
    public bool IsInteraction => _segments[0] is "interactions" or "webhooks";

    public bool CreatesMessage => Method == "POST" && Template == "/channels/{channel_id}/messages";

    public bool TryMatch(string method, string[] segments, out Dictionary<string, string> values)
    {
        values = [];
        if (method != Method || segments.Length != _segments.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i][0] == '{')
            {
                values[_segments[i][1..^1]] = Uri.UnescapeDataString(segments[i]);
            }
            else if (!string.Equals(_segments[i], Uri.UnescapeDataString(segments[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The resource that limits are counted by: channel, guild, or webhook with its token.</summary>
    public static string Major(string[] segments) => segments switch
    {
        ["channels" or "guilds", var id, ..] => id,
        ["webhooks" or "interactions", var id, var token, ..] => $"{id}/{token}",
        _ => "",
    };
}
