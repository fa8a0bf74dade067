using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>A request that passed the checks, as a route's handler sees it.</summary>
internal sealed class Call(HttpContext context, IReadOnlyDictionary<string, string> values, RequestBody body)
{
    public HttpContext Context { get; } = context;

    public JsonElement Body { get; } = body.Json;

    public IReadOnlyList<UploadedFile> Files { get; } = body.Files;

    public string Text(string name) => values[name];

    public ulong Id(string name) =>
        ulong.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw ApiError.InvalidForm(name, "NUMBER_TYPE_COERCE", $"Value \"{values[name]}\" is not snowflake.");

    public string? Query(string name) => Context.Request.Query[name].FirstOrDefault();

    public bool Flag(string name) => Query(name) is "true" or "True" or "1";
}
