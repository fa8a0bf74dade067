using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>
/// Names operations for generators of clients after their routes: <c>GET /api/kills/user/{userId}</c> is
/// <c>getKillsUserByUserId</c>. An endpoint's own name wins.
/// </summary>
internal static class OperationIds
{
    private static readonly char[] Separators = ['-', '_', '.'];

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.OperationId ??= Of(context.Description.HttpMethod!, context.Description.RelativePath!);
        return Task.CompletedTask;
    }

    internal static string Of(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat([method.ToLowerInvariant(), .. segments.Skip(segments is ["api", ..] ? 1 : 0).Select(Pascal)]);
    }

    private static string Pascal(string segment) => segment is ['{', .. var name, '}']
        ? $"By{Pascal(name.Trim('*', '?').Split(':')[0])}"
        : string.Concat(segment.Split(Separators).Where(word => word.Length > 0).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
