using System.Text.Json;
using System.Text.RegularExpressions;
using KillBot.Tests.FakeDiscord.OpenApi;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace KillBot.Tests.Api;

/// <summary>The OpenAPI document says everything a client needs of every operation, and says it validly.</summary>
public sealed partial class OpenApiCompletenessTests(KillBotApp app) : AppTest(app)
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>Routes for people and machines that are no part of the API.</summary>
    private static readonly string[] Undescribed =
    [
        "GET /",
        "CONNECT /",
        "GET /ws",
        "CONNECT /ws",
        "GET /openapi/{documentName}.json",
        "GET /docs",
        "GET /docs/docs.css",
        "GET /docs/docs.js",
        "GET /docs/favicon-32x32.png",
        "GET /docs/openapi.json",
        "GET /docs/swagger-ui-bundle.js",
        "GET /docs/swagger-ui.css",
    ];

    /// <summary>The VRChat API document promises no 404 of these.</summary>
    private static readonly string[] EmptyWhenUnknown = ["GET /api/player/{playerId}", "GET /api/session/{sessionUuid}"];

    [Fact]
    public async Task The_document_is_valid_OpenApi_3_1()
    {
        var read = OpenApiDocument.Parse(await ReadAsync(), "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Fact]
    public async Task The_document_for_the_page_is_valid_OpenApi_3_0()
    {
        using var client = App.Client();

        var read = OpenApiDocument.Parse((await client.GetAsync("/docs/openapi.json")).Body, "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Equal(
            (await OperationsAsync()).Select(operation => operation.Name).Order(StringComparer.Ordinal),
            read.Document!.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method.Method} {path.Key}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_where_it_belongs_and_who_may_call_it()
    {
        var operations = await OperationsAsync();

        Assert.True(operations.Count >= 6);
        Assert.Equal(operations.Count, operations.Select(operation => operation.Value.Text("operationId")).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.Matches("^[a-z][A-Za-z0-9]+$", operation.Value.Text("operationId"));
            Assert.False(string.IsNullOrWhiteSpace(operation.Value.Text("summary")), operation.Name);
            Assert.True(operation.Value.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0, operation.Name);
            Assert.True(operation.Value.TryGetProperty("security", out _), $"{operation.Name} has no security, not even none.");
        });
    }

    [Theory]
    [InlineData("POST /api/kills", "apiKey, apiKeyHeader")]
    [InlineData("POST /register-kill", "apiKey, apiKeyHeader, nobody")]
    [InlineData("POST /validateKey", "apiKey, apiKeyHeader, nobody")]
    [InlineData("GET /api/keys/validatekey", "apiKey, apiKeyHeader, nobody")]
    [InlineData("POST /auth/logout", "session")]
    [InlineData("POST /api/vrchat/events", "apiKey, apiKeyHeader")]
    [InlineData("GET /api/logs", "nobody, session, apiKey, apiKeyHeader")]
    [InlineData("POST /auth/refresh", "")]
    [InlineData("POST /api/api-keys", "session")]
    [InlineData("GET /auth/me", "session, apiKey, apiKeyHeader")]
    [InlineData("GET /api/users/{userId}", "nobody, session, apiKey, apiKeyHeader")]
    public async Task The_credentials_that_an_operation_names_are_those_it_takes(string name, string expected)
    {
        var operation = (await OperationsAsync()).Single(operation => operation.Name == name);

        var schemes = operation.Value.GetProperty("security").EnumerateArray()
            .Select(requirement => requirement.EnumerateObject().Select(scheme => scheme.Name).SingleOrDefault("nobody"));

        Assert.Equal(expected, string.Join(", ", schemes));
    }

    [Fact]
    public async Task Every_operation_says_how_it_can_fail()
    {
        var document = await DocumentAsync();
        Assert.All(await OperationsAsync(), operation =>
        {
            var responses = operation.Value.GetProperty("responses");
            var statuses = responses.EnumerateObject().Select(response => response.Name).ToList();
            Assert.Contains(statuses, status => status[0] is '1' or '2' or '3');
            Assert.All(Expected(operation.Name, operation.Value), status => Assert.True(statuses.Contains(status), $"{operation.Name} lacks {status}."));
            foreach (var response in responses.EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
            {
                var schema = Resolve(document, response.Value).GetProperty("content").GetProperty(ProblemJson).GetProperty("schema");
                Assert.Equal("#/components/schemas/Problem", schema.Text("$ref"));
            }
        });
    }

    [Fact]
    public async Task Limited_operations_describe_the_headers_of_the_limit()
    {
        var document = await DocumentAsync();
        Assert.All(await OperationsAsync(), operation =>
        {
            var isLimited = operation.Value.GetProperty("responses").TryGetProperty("429", out var refusal);
            Assert.Equal(operation.Value.GetProperty("tags")[0].GetString() != "Health", isLimited);
            var answers = operation.Value.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] == '2').Select(response => response.Value);
            foreach (var answer in isLimited ? [.. answers, Resolve(document, refusal)] : Array.Empty<JsonElement>())
            {
                Assert.All(
                    ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"],
                    header => Assert.True(Resolve(document, answer.GetProperty("headers").GetProperty(header)).TryGetProperty("description", out _), operation.Name));
            }
        });
        Assert.True(document.GetProperty("components").GetProperty("responses").GetProperty("TooManyRequests")
            .GetProperty("headers").TryGetProperty("Retry-After", out _));
    }

    [Fact]
    public async Task Examples_match_their_schemas()
    {
        var document = await DocumentAsync();
        var reader = new SchemaReader(document.GetProperty("components"));
        var count = 0;
        List<string> differences = [];
        foreach (var (name, media) in Find(document, "").Where(found => found.Value.TryGetProperty("example", out _)))
        {
            var result = SchemaValidator.Validate(reader.Read(media.GetProperty("schema")), media.GetProperty("example"));
            differences.AddRange(result.Errors.Select(error => $"{name}: {error.Path}: {error.Message}"));
            differences.AddRange(result.UnknownFields.Select(field => $"{name}: there is no {field}."));
            count++;
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(count >= 20, $"Only {count} examples were found.");
    }

    [Fact]
    public async Task Bodies_of_which_there_are_examples_show_them()
    {
        var examples = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("KillBot.Api/OpenApi/examples.json"))).RootElement
            .EnumerateObject().ToDictionary(example => Anonymous(example.Name), example => example.Value, StringComparer.Ordinal);
        Assert.All(await OperationsAsync(), operation =>
        {
            if (!examples.TryGetValue(Anonymous(operation.Name), out var example))
            {
                return;
            }

            if (example.TryGetProperty("request", out var request))
            {
                Assert.Equal(
                    request.GetRawText().Length > 0,
                    operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty(Json).TryGetProperty("example", out _));
            }

            if (example.TryGetProperty("response", out _))
            {
                Assert.Contains(
                    operation.Value.GetProperty("responses").EnumerateObject(),
                    response => response.Name[0] == '2' && response.Value.GetProperty("content").GetProperty(Json).TryGetProperty("example", out _));
            }
        });
    }

    [Fact]
    public async Task No_route_is_missing()
    {
        var described = (await OperationsAsync()).Select(operation => Anonymous(operation.Name));
        var routes = App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"));

        Assert.Equal(
            described.Order(StringComparer.Ordinal),
            routes.Except(Undescribed, StringComparer.Ordinal).Select(Anonymous).Order(StringComparer.Ordinal));
    }

    private static List<string> Expected(string name, JsonElement operation)
    {
        List<string> statuses = ["500"];
        if (operation.TryGetProperty("requestBody", out _))
        {
            statuses.AddRange(["400", "413", "415", "422"]);
        }

        // An empty requirement among others is nobody.
        if (operation.GetProperty("security") is var security && security.GetArrayLength() > 0
            && security.EnumerateArray().All(requirement => requirement.EnumerateObject().Any()))
        {
            statuses.Add("401");
        }

        if (name.Contains('{', StringComparison.Ordinal) && !EmptyWhenUnknown.Contains(name))
        {
            statuses.Add("404");
        }

        return statuses;
    }

    private static JsonElement Resolve(JsonElement document, JsonElement value) => value.Text("$ref") is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (element, step) => element.GetProperty(step))
        : value;

    /// <summary>Everything that holds a schema, with where it stands.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Find(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty("schema", out _)
            ? [(name, element)]
            : element.EnumerateObject().SelectMany(member => Find(member.Value, $"{name}/{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Find(item, $"{name}/{index}")),
        _ => [],
    };

    private static string Anonymous(string operation) => Parameter().Replace(operation, "/*");

    private async Task<List<(string Name, JsonElement Value)>> OperationsAsync() =>
        [.. (await DocumentAsync()).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)))];

    private async Task<JsonElement> DocumentAsync() => JsonDocument.Parse(await ReadAsync()).RootElement;

    private async Task<string> ReadAsync()
    {
        using var client = App.Client();
        return (await client.GetAsync("/openapi/v1.json")).Body;
    }

    [GeneratedRegex(@"/(:\w+|\{[^}]+\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
