using System.Reflection;
using KillBot.Api.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>Says of each operation which credentials it takes, if any.</summary>
internal static class SecurityRequirements
{
    private const string ApiKey = "apiKey";
    private const string ApiKeyHeader = "apiKeyHeader";
    private const string Session = "session";

    public static Task AddSchemesAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.AddComponent(ApiKey, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "kb_…",
            Description = "An API key. The key alone, without `Bearer`, is taken as well.",
        });
        document.AddComponent(ApiKeyHeader, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-API-Key",
            Description = "An API key, for trackers that cannot set `Authorization`.",
        });
        document.AddComponent(Session, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The token of a login.",
        });
        return Task.CompletedTask;
    }

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Security = [.. SchemesOf(metadata).Select(scheme => Requirement(scheme, context.Document!))];
        return Task.CompletedTask;
    }

    /// <summary>The policy that an endpoint demands last; null if none.</summary>
    public static IAuthorizeData? DemandOf(IEnumerable<object> metadata) => metadata.OfType<IAuthorizeData>().LastOrDefault();

    // Null is nobody.
    private static string?[] SchemesOf(IList<object> metadata) => PolicyOf(metadata) switch
    {
        Policies.ApiKey => [ApiKey, ApiKeyHeader],
        // The key may stand in the body.
        Policies.TrackerKey => [ApiKey, ApiKeyHeader, null],
        Policies.Session => [Session],
        // The operator may open it to everybody.
        Policies.Monitoring or Policies.MonitoringOrOperator => [null, Session, ApiKey, ApiKeyHeader],
        // Nobody needs to say who they are at the machine itself.
        Policies.Operator => [null, Session, ApiKey, ApiKeyHeader],
        not null => [Session, ApiKey, ApiKeyHeader],
        // Who calls makes a difference, and need not be told.
        null when AsksWhoCalls(metadata) => [null, Session, ApiKey, ApiKeyHeader],
        null => [],
    };

    private static string? PolicyOf(IList<object> metadata) =>
        metadata.OfType<ChecksCredentials>().LastOrDefault()?.Policy
        ?? (DemandOf(metadata) is { } demand ? demand.Policy ?? Policies.SignedIn : null);

    private static bool AsksWhoCalls(IEnumerable<object> metadata) =>
        metadata.OfType<MethodInfo>().Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Caller)));

    private static OpenApiSecurityRequirement Requirement(string? scheme, OpenApiDocument document)
    {
        var requirement = new OpenApiSecurityRequirement();
        if (scheme is not null)
        {
            requirement.Add(new OpenApiSecuritySchemeReference(scheme, document), []);
        }

        return requirement;
    }
}
