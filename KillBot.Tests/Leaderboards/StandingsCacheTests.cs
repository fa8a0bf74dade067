using System.Collections.Concurrent;
using System.Data.Common;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Leaderboards;

/// <summary>When leaderboards are summed up anew.</summary>
public sealed class StandingsCacheTests
{
    private readonly SumCounter _sums = new();

    [Fact]
    public async Task Many_readers_share_one_sum_until_something_is_recorded()
    {
        using var app = new KillBotApp
        {
            ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(_sums)),
        };
        await app.Given.KillAsync("A", "B");
        using var client = app.Client();
        // The snapshot at the start sums up too.
        await app.Get<Domain.Leaderboards.LeaderboardSnapshots>().TakeAsync(CancellationToken.None);
        _sums.Texts.Clear();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.GetAsync("/api/leaderboard/kills?period=month")));
        await Task.WhenAll(((string[])["deaths", "kdr", "pvp_kills"]).Select(type => client.GetAsync($"/api/leaderboard/{type}?period=month")));
        Assert.Single(_sums.Texts);

        await app.Given.KillAsync("A", "C");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.GetAsync("/api/leaderboard/kills?period=month")));
        Assert.Equal(2, _sums.Texts.Count);
        app.Logs.AssertQuiet();
    }

    private sealed class SumCounter : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("GROUP BY", StringComparison.Ordinal)
                && command.CommandText.Contains("player_days", StringComparison.Ordinal))
            {
                Texts.Enqueue(command.CommandText);
            }

            return ValueTask.FromResult(result);
        }
    }
}
