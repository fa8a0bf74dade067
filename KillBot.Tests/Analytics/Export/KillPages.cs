using System.Collections.Concurrent;
using System.Data.Common;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Analytics.Export;

/// <summary>How many rows each query for kills has read.</summary>
internal sealed class KillPages : DbCommandInterceptor
{
    private readonly ConcurrentQueue<int> _rows = [];

    public IReadOnlyCollection<int> Rows => _rows;

    /// <summary>A server whose queries are counted here.</summary>
    public KillBotApp StartApp() => new()
    {
        ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(this)),
    };

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        if (command.CommandText.Contains("\"kills\"", StringComparison.Ordinal))
        {
            // The last read found nothing more.
            _rows.Enqueue(eventData.ReadCount - 1);
        }

        return ValueTask.FromResult(result);
    }
}
