using System.Data.Common;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Live;

/// <summary>Who misses a message without knowing shows something wrong.</summary>
public sealed class UnreadableDatabaseTests
{
    [Fact]
    public async Task What_cannot_be_told_ends_the_stream_and_is_told_to_who_comes_back()
    {
        var reads = new FailingReads();
        using var app = new KillBotApp
        {
            ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(reads)),
        };
        string last;
        await using (var first = await EventStreamReader.OpenAsync(app, "/api/live?topics=kills"))
        {
            await app.Given.KillAsync("Ace", "First");
            last = (await first.NextAsync("kill")).EventId!;
            reads.Fail = true;
            await app.Given.KillAsync("Ace", "Second");
            Assert.Null(await first.NextAsync());
        }

        reads.Fail = false;
        app.Logs.AssertLogged("The live feed cannot tell of");
        await using var second = await EventStreamReader.OpenAsync(app, "/api/live?topics=kills", last);

        Assert.Contains("\"Second\"", (await second.NextAsync("kill")).Data, StringComparison.Ordinal);
        app.Logs.AssertQuiet();
    }

    private sealed class FailingReads : DbCommandInterceptor
    {
        public bool Fail { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Fail ? throw new SqliteException("disk I/O error", 10) : ValueTask.FromResult(result);
    }
}
