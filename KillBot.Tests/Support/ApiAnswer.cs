using System.Net;
using System.Text.Json;
using RestSharp;

namespace KillBot.Tests.Support;

/// <summary>What the API answered.</summary>
public sealed class ApiAnswer(RestResponse response)
{
    public HttpStatusCode Status => response.StatusCode;

    public string Body => response.Content ?? "";

    public string? ContentType => response.ContentType;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Text(string property) => Json.Text(property);

    public string? Header(string name) => (response.Headers ?? []).Concat(response.ContentHeaders ?? [])
        .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Demands an error with every member that clients rely on.</summary>
    public ApiAnswer AssertError(HttpStatusCode status, string code)
    {
        Assert.True(status == Status, $"{Status} instead of {status}: {Body}");
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.Equal(code, Text("code"));
        Assert.All(
            ["type", "title", "instance", "error", "traceId"],
            member => Assert.False(string.IsNullOrEmpty(Text(member)), $"{member} is missing: {Body}"));
        Assert.True(Json.TryGetProperty("details", out _), Body);
        return this;
    }

    /// <summary>Demands a 422 that names these fields and no others.</summary>
    public void AssertInvalid(params string[] fields)
    {
        AssertError(HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        Assert.Equal(fields.Order(StringComparer.Ordinal), Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }
}

internal static class JsonElementText
{
    /// <summary>The text of a property; null when it is null or missing.</summary>
    public static string? Text(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
