using KillBot.Api.Auth;
using KillBot.Api.Kills;
using KillBot.Benchmarks.Live;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Live;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;
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
    public const string Live = "/bench/live";
    public const string Keys = "/bench/keys";
    public const string Standings = "/bench/standings";

    public static void MapBenchEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapPost(Echo, EchoKill).RequireAuthorization(Policies.ApiKey);
        app.MapPost(Ef, SaveKillAsync).RequireAuthorization(Policies.ApiKey);
        app.MapPost(Keys, CreateKeysAsync);
        app.MapPost(Live, (int count, int perSecond, LiveEventHub hub) => LiveLoad.RunAsync(hub, count, perSecond));
        app.MapGet(Standings, ReadStandingsAsync);
    }

    /// <summary>Sums up a leaderboard that nobody has asked for before.</summary>
    private static async Task<int> ReadStandingsAsync(
        CalendarPeriod period, TimeProvider timeProvider, StandingsQueries queries, CancellationToken cancellationToken)
    {
        var key = StandingsKey.Of(period, CalendarPeriods.DayOf(timeProvider.GetUtcNow()), null);
        return (await queries.ReadAsync(key, cancellationToken)).Of(LeaderboardType.Kills, forMembers: false).Count;
    }

    /// <summary>The floor: reads the kill, knows the caller, answers; stores nothing.</summary>
    private static Created<KillResponse> EchoKill(
        KillRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, Caller caller, TimeProvider timeProvider) =>
        TypedResults.Created((string?)null, KillResponse.From(ToKill(request, caller, timeProvider)));

    /// <summary>
    /// The same work the usual way: a context for each request, which looks for a repeat, finds the players, and saves the kill
    /// and both players' days.
    /// </summary>
    private static async Task<Created<KillResponse>> SaveKillAsync(
        KillRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        Caller caller,
        TimeProvider timeProvider,
        IDbContextFactory<KillBotDbContext> contexts,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var victimId = await PlayerIdAsync(context, request.VictimId!, timeProvider.GetUtcNow(), cancellationToken);
        var kill = ToKill(request, caller, timeProvider, victimId);
        var from = kill.Timestamp.AddSeconds(-10);
        var repeats = await context.Kills
            .Where(other => other.VictimId == victimId && other.KillerId == kill.KillerId && other.Timestamp >= from)
            .ToListAsync(cancellationToken);
        if (repeats.Any(other => other.Weapon == kill.Weapon && kill.Timestamp - other.Timestamp < TimeSpan.FromSeconds(2)))
        {
            throw new InvalidOperationException("The load repeats itself.");
        }

        context.Kills.Add(kill);
        (await DayAsync(context, kill.KillerId!.Value, kill, cancellationToken)).PvpKills++;
        (await DayAsync(context, victimId, kill, cancellationToken)).Deaths++;
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

    private static async Task<Guid> PlayerIdAsync(
        KillBotDbContext context, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var nameKey = Player.KeyOf(name);
        if (await context.Players.FirstOrDefaultAsync(
            player => player.NameKey == nameKey && player.Game == Games.StarCitizen, cancellationToken) is { } known)
        {
            return known.Id;
        }

        var id = Guid.CreateVersion7(now);
        context.Players.Add(new Player { Id = id, Game = Games.StarCitizen, Name = name, NameKey = nameKey, CreatedAt = now });
        return id;
    }

    private static async Task<PlayerDay> DayAsync(
        KillBotDbContext context, Guid playerId, Kill kill, CancellationToken cancellationToken)
    {
        var day = (int)(kill.Timestamp.ToUnixTimeSeconds() / 86_400);
        if (await context.PlayerDays.AsTracking().FirstOrDefaultAsync(
            known => known.PlayerId == playerId && known.ServerId == kill.ServerId && known.Game == kill.Game && known.Day == day,
            cancellationToken) is { } stored)
        {
            return stored;
        }

        var added = new PlayerDay { PlayerId = playerId, ServerId = kill.ServerId, Game = kill.Game, Day = day };
        context.PlayerDays.Add(added);
        return added;
    }

    private static Kill ToKill(KillRequest request, Caller caller, TimeProvider timeProvider, Guid? victimId = null)
    {
        var now = timeProvider.GetUtcNow();
        return new Kill
        {
            Id = Guid.CreateVersion7(now),
            Game = Games.StarCitizen,
            KillerId = caller.RequiredKey.PlayerId,
            KillerName = caller.RequiredKey.PlayerName,
            VictimId = victimId,
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
