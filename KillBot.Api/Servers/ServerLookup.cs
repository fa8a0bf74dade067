using System.Globalization;
using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Servers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Servers;

/// <summary>Finds the server that an id in a path or query stands for.</summary>
internal static class ServerLookup
{
    /// <summary>By <c>server_…</c>, the guild's snowflake or <c>default-server</c>.</summary>
    public static async Task<Server?> FindAsync(this ServerDirectory servers, string id, CancellationToken cancellationToken)
    {
        Guid? serverId = PublicId.TryParseServer(id, out var parsed) ? parsed : null;
        long? guildId = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var snowflake) ? snowflake : null;
        return serverId is null && guildId is null ? null : await servers.FindAsync(serverId, guildId, cancellationToken);
    }

    public static ProblemHttpResult NotFound() =>
        TypedResults.ApiProblem(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "There is no such server here.");
}
