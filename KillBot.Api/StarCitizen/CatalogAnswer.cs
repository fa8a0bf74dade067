using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KillBot.Api.Errors;
using KillBot.Domain.StarCitizen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace KillBot.Api.StarCitizen;

/// <summary>An answer from the catalog, which changes with the program alone: whoever has it need not fetch it again.</summary>
internal sealed class CatalogAnswer
{
    private const string CacheControl = "public, max-age=3600";
    private const int Suggestions = 5;

    private readonly byte[] _body;
    private readonly EntityTagHeaderValue _tag;

    private CatalogAnswer(byte[] body)
    {
        _body = body;
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
    }

    public static CatalogAnswer Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>The answer; 304 to a caller that has it.</summary>
    public FileContentHttpResult Send(HttpContext context)
    {
        context.Response.Headers.CacheControl = CacheControl;
        return TypedResults.Bytes(_body, "application/json; charset=utf-8", entityTag: _tag);
    }

    /// <summary>404 with the names that come nearest.</summary>
    /// <param name="kind">What was looked for: <c>ship</c>.</param>
    public static ProblemHttpResult NotFound<T>(string kind, string name, NameIndex<T> index)
        where T : class
    {
        var nearest = index.Nearest(name, Suggestions);
        return TypedResults.Problem(
            $"No {kind} is known by this name. Names like it: {string.Join(", ", nearest)}.",
            statusCode: StatusCodes.Status404NotFound,
            extensions: [new("code", ErrorCodes.NotFound), new("suggestions", nearest.ToArray())]);
    }
}
