using System.Globalization;
using System.Text.Json;

namespace KillBot.Discord.Rest;

/// <summary>The body of a refusal, and the body of a 429 (https://discord.com/developers/docs/reference#error-messages).</summary>
internal sealed record ErrorBody
{
    // Enough to see what is wrong; the answer may come from anybody who sits between.
    private const int MaxFieldErrors = 25;
    private const int MaxTextLength = 300;

    /// <summary>False if the body is not Discord's JSON, as when Cloudflare answers in its place.</summary>
    public bool IsDiscords { get; private init; }

    public int Code { get; private init; }

    public string? Message { get; private init; }

    public double? RetryAfter { get; private init; }

    public bool Global { get; private init; }

    public IReadOnlyList<DiscordFieldError> Errors { get; private init; } = [];

    public static ErrorBody Read(Stream body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root) : new ErrorBody();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or text in it that is not UTF-16.
            return new ErrorBody();
        }
    }

    private static ErrorBody Read(JsonElement root)
    {
        var errors = new List<DiscordFieldError>();
        if (root.TryGetProperty("errors", out var nested))
        {
            Flatten(nested, "", errors);
        }

        return new ErrorBody
        {
            IsDiscords = true,
            Code = root.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 0,
            Message = Text(root, "message"),
            RetryAfter = root.TryGetProperty("retry_after", out var after) && after.ValueKind is JsonValueKind.Number ? after.GetDouble() : null,
            Global = root.TryGetProperty("global", out var global) && global.ValueKind is JsonValueKind.True,
            Errors = errors,
        };
    }

    private static void Flatten(JsonElement element, string path, List<DiscordFieldError> errors)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("_errors") && property.Value.ValueKind is JsonValueKind.Array)
            {
                errors.AddRange(property.Value.EnumerateArray()
                    .Where(error => error.ValueKind is JsonValueKind.Object)
                    .Take(MaxFieldErrors - errors.Count)
                    .Select(error => new DiscordFieldError(path, Text(error, "code") ?? "", Text(error, "message") ?? "")));
            }
            else
            {
                Flatten(property.Value, Join(path, property.Name), errors);
            }
        }
    }

    private static string Join(string path, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"{path}[{name}]"
        : path.Length == 0 ? name
        : $"{path}.{name}";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { } text
            ? text[..Math.Min(text.Length, MaxTextLength)]
            : null;
}
