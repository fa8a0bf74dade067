namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Waits for what nobody signals, such as rows in a database.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, string what, TimeSpan? timeout = null)
    {
        using var expiry = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(expiry.Token);
            }
            catch (OperationCanceledException expired)
            {
                throw new TimeoutException($"Waited in vain: {what}", expired);
            }
        }
    }
}
