using KillBot.Api.Auth;
using KillBot.Api.Kills;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Benchmarks.Serving;

/// <summary>What <c>POST /api/kills</c> is held against, in the same app and with the same key, request and response.</summary>
internal static class BenchEndpoints
{
    public const string Echo = "/bench/echo";
    public const string Ef = "/bench/ef";
    public const string Keys = "/bench/keys";

    public static void MapBenchEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapPost(Echo, EchoKill).RequireAuthorization(Policies.ApiKey);
        app.MapPost(Ef, SaveKillAsync).RequireAuthorization(Policies.ApiKey);
        app.MapPost(Keys, CreateKeysAsync);
    }

    /// <summary>The floor: reads the kill, knows the caller, answers; stores nothing.</summary>
    private static Created<KillResponse> EchoKill(
        KillRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, Caller caller, TimeProvider timeProvider) =>
        TypedResults.Created((string?)null, KillResponse.From(ToKill(request, caller, timeProvider)));

    /// <summary>The usual way: a context for each request, one tracked insert, one flush.</summary>
    private static async Task<Created<KillResponse>> SaveKillAsync(
        KillRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        Caller caller,
        TimeProvider timeProvider,
        IDbContextFactory<KillBotDbContext> contexts,
        CancellationToken cancellationToken)
    {
        var kill = ToKill(request, caller, timeProvider);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Kills.Add(kill);
        await context.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, KillResponse.From(kill));
    }

    /// <summary>Makes keys, each of a player of its own.</summary>
    private static async Task<string[]> CreateKeysAsync(int count, long? guild, ApiKeyService keys)
    {
        var secrets = new string[count];
        for (var i = 0; i < count; i++)
        {
            secrets[i] = (await keys.CreateAsync(new NewApiKey($"Killer_{i}", "Benchmark", ServerDiscordId: guild))).Secret;
        }

        return secrets;
    }

    private static Kill ToKill(KillRequest request, Caller caller, TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        return new Kill
        {
            Id = Guid.CreateVersion7(now),
            Game = Games.StarCitizen,
            KillerId = caller.RequiredKey.PlayerId,
            KillerName = caller.RequiredKey.PlayerName,
            VictimName = request.VictimId!,
            ServerId = Server.DefaultId,
            Weapon = request.Weapon,
            Location = request.Location,
            IsPvP = true,
            Timestamp = now,
            RecordedAt = now,
            RawData = request.RawData?.Text,
            Reporters = KillReporters.Killer,
        };
    }
}
