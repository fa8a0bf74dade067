namespace KillBot.Tests.Discord.Rest;

public sealed class CancellationTests : IDisposable
{
    private readonly RestHarness _discord = new();

    public void Dispose() => _discord.Dispose();

    [Fact]
    public async Task Whoever_gives_up_in_whatever_state_blocks_nobody_else()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 1, resetAfter: 1, limit: 2));
        using var cancellation = new CancellationTokenSource();
        Task[] impatient = [.. Enumerable.Range(0, 60).Select(number => _discord.PostAsync((ulong)number % 3, $"i{number}", cancellation.Token))];
        var patient = Enumerable.Range(0, 12).Select(number => _discord.PostAsync((ulong)number % 3, $"p{number}")).ToList();
        await cancellation.CancelAsync();
        await _discord.FinishAsync(Task.WhenAll(patient));

        foreach (var call in impatient.Where(call => !call.IsCompletedSuccessfully))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.Equal(12, _discord.Requests.Count(sent => sent.Body.Contains("\"nonce\":\"p", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_waits_when_the_client_is_closed_is_told_so()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 0, resetAfter: 60));
        await _discord.PostAsync();
        var waiting = _discord.PostAsync();
        _discord.Rest.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _discord.PostAsync(channel: 2));
    }
}
