using System.Threading.Channels;
using KillBot.Discord.Gateway;

namespace KillBot.Tests.Discord.Gateway;

/// <summary>Hands the events on to the test; may be told to do something else with them first.</summary>
public sealed class RecordingHandler(Func<GatewayEvent, CancellationToken, Task>? first = null) : IGatewayEventHandler
{
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>();

    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (first is not null)
        {
            await first(gatewayEvent, cancellationToken);
        }

        _events.Writer.TryWrite(gatewayEvent);
    }

    /// <summary>The next event, of whatever kind.</summary>
    public async Task<GatewayEvent> NextAsync() => await _events.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>The next event of a kind; others are passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : GatewayEvent
    {
        while (true)
        {
            if (await NextAsync() is T wanted)
            {
                return wanted;
            }
        }
    }
}
