using System.Net;
using KillBot.Domain.Data;
using KillBot.Tests.Support;

namespace KillBot.Tests.Data;

/// <summary>The one writer: many operations share a commit, none takes another down, nothing accepted is lost.</summary>
public sealed class DatabaseWriterTests : IAsyncLifetime, IDisposable
{
    private const int Capacity = 1024;
    private readonly TempFolder _folder = new();
    private DomainHost _host = null!;

    public async Task InitializeAsync() => _host = await DomainHost.StartAsync(_folder.File("killbot.db"), new TickingClock());

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _host.Logs.AssertQuiet();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_waits_is_written_together()
    {
        using var busy = new BusyWriter(_host.Get<DatabaseWriter>());
        var writes = Enumerable.Range(0, 1000).Select(i => RememberAsync($"{i}")).ToList();

        busy.Release();
        var times = await Task.WhenAll(writes);

        Assert.Equal(2, times.Distinct().Count());
        Assert.Equal(1000, await CountAsync());
    }

    [Fact]
    public async Task A_failing_operation_fails_alone()
    {
        using var busy = new BusyWriter(_host.Get<DatabaseWriter>());
        var before = RememberAsync("before");
        var failing = _host.Get<DatabaseWriter>().ExecuteAsync<int>(transaction =>
        {
            Remember(transaction, "half");
            throw new InvalidOperationException("Broken.");
        });
        var after = RememberAsync("after");

        busy.Release();

        await before;
        await after;
        Assert.Equal("Broken.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(2, await CountAsync());
        _host.Logs.AssertLogged("each is tried by itself");
    }

    [Fact]
    public async Task A_full_queue_refuses_and_loses_nothing()
    {
        using var busy = new BusyWriter(_host.Get<DatabaseWriter>());
        var writes = Enumerable.Range(0, Capacity).Select(i => RememberAsync($"{i}")).ToList();

        await Assert.ThrowsAsync<WriteQueueFullException>(() => RememberAsync("one too many"));
        var patient = _host.Get<DatabaseWriter>().ExecuteWhenPossibleAsync(
            new WriteFunction<int>(transaction => Remember(transaction, "patient")), CancellationToken.None);
        busy.Release();
        await Task.WhenAll([.. writes, patient]);

        Assert.Equal(Capacity + 1, await CountAsync());
    }

    [Fact]
    public async Task What_was_accepted_is_written_before_the_process_ends()
    {
        using var busy = new BusyWriter(_host.Get<DatabaseWriter>());
        var writes = Enumerable.Range(0, 100).Select(i => RememberAsync($"{i}")).ToList();

        var stopping = _host.StopAsync();
        Assert.False(stopping.IsCompleted);
        await Assert.ThrowsAsync<WriteQueueFullException>(() => RememberAsync("too late"));
        busy.Release();
        await stopping;

        await Task.WhenAll(writes);
        Assert.Equal(["100"], await Sql.LinesAsync(_host.ConnectionString, "SELECT count(*) FROM instance_settings"));
    }

    [Fact]
    public async Task A_caller_of_the_api_is_told_to_come_back()
    {
        using var app = new KillBotApp();
        var tracker = await app.Given.TrackerAsync();
        using var busy = new BusyWriter(app.Get<DatabaseWriter>());
        var writes = Enumerable.Range(0, Capacity)
            .Select(i => app.Get<DatabaseWriter>().ExecuteAsync(transaction => Remember(transaction, $"{i}"))).ToList();

        var answer = await tracker.Api.PostKillAsync(new { victimId = "x" });
        busy.Release();
        await Task.WhenAll(writes);

        answer.AssertError(HttpStatusCode.ServiceUnavailable, "SERVER_ERROR");
        Assert.Equal("1", answer.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.Created, (await tracker.Api.PostKillAsync(new { victimId = "x" })).Status);
        app.Logs.AssertQuiet();
    }

    private Task<DateTimeOffset> RememberAsync(string key) => _host.Get<DatabaseWriter>().ExecuteAsync(transaction =>
    {
        Remember(transaction, key);
        return transaction.Now;
    });

    private static int Remember(WriteTransaction transaction, string key) =>
        transaction.Command("INSERT INTO instance_settings (key, value) VALUES (@p0, 'x')").Set(0, key).Execute();

    private async Task<int> CountAsync() => int.Parse(
        Assert.Single(await Sql.LinesAsync(_host.ConnectionString, "SELECT count(*) FROM instance_settings")),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Each look at it is a millisecond later, so that transactions have different times.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private long _milliseconds = 1_767_225_600_000;

        public override DateTimeOffset GetUtcNow() =>
            DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Increment(ref _milliseconds));
    }

    /// <summary>Holds the writer in a transaction until it is released.</summary>
    private sealed class BusyWriter : IDisposable
    {
        private readonly ManualResetEventSlim _started = new();
        private readonly ManualResetEventSlim _released = new();
        private readonly Task _operation;

        public BusyWriter(DatabaseWriter writer)
        {
            _operation = writer.ExecuteAsync(_ =>
            {
                _started.Set();
                _released.Wait();
                return 0;
            });
            _started.Wait();
        }

        public void Release() => _released.Set();

        public void Dispose()
        {
            _released.Set();
            _ = _operation.ContinueWith(
                _ =>
                {
                    _started.Dispose();
                    _released.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }
}
