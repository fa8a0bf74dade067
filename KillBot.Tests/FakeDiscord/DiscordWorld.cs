using System.Diagnostics;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Everything that outlives a connection of the bot: guilds, channels, commands, interactions. One lock guards it all.</summary>
internal sealed class DiscordWorld
{
    private long _lastMillisecond;
    private ulong _increment;

    public DiscordWorld(FakeDiscordOptions options)
    {
        Options = options;
        Bot = new FakeUser(NextId(), options.BotName, isBot: true);
        ApplicationId = Bot.Id;
    }

    public FakeDiscordOptions Options { get; }

    /// <summary>Guards every mutable member of the model. Re-entrant, so predicates of tests may look around.</summary>
    public Lock Gate { get; } = new();

    public FakeUser Bot { get; }

    public ulong ApplicationId { get; }

    public Dictionary<ulong, FakeGuild> Guilds { get; } = [];

    public Dictionary<ulong, FakeChannel> Channels { get; } = [];

    public Dictionary<ulong, FakeUser> Users { get; } = [];

    public Dictionary<ulong, FakeInteraction> Interactions { get; } = [];

    /// <summary>Registered commands by guild; 0 holds the global ones.</summary>
    public Dictionary<ulong, IReadOnlyList<FakeCommand>> Commands { get; } = [];

    public Pulse Changed { get; } = new();

    /// <summary>Sends an event of a guild (0 = none) to the sessions that asked for its intents; its data is only made when there are any.</summary>
    public Action<ulong, GatewayIntent, string, Func<JsonNode>> Dispatch { get; set; } = static (_, _, _, _) => { };

    public Action<FakeMessage>? MessageCreated { get; set; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Mints a snowflake of the current millisecond; never the same twice.</summary>
    public ulong NextId()
    {
        lock (Gate)
        {
            var now = Math.Max(_lastMillisecond, Now.ToUnixTimeMilliseconds());
            _increment = now == _lastMillisecond ? _increment + 1 : 0;
            if (_increment > 4_095)
            {
                now++;
                _increment = 0;
            }

            _lastMillisecond = now;
            return ((ulong)(now - 1_420_070_400_000) << 22) | _increment;
        }
    }

    public FakeChannel DirectMessages(FakeUser user)
    {
        lock (Gate)
        {
            var channel = Channels.Values.FirstOrDefault(known => known.Recipient == user);
            if (channel is null)
            {
                channel = new FakeChannel(this, NextId(), user.Name, type: 1, guild: null, user);
                Channels.Add(channel.Id, channel);
            }

            return channel;
        }
    }

    /// <summary>Waits until <paramref name="find"/>, called under the lock after every <paramref name="pulse"/>, finds something.</summary>
    public async Task<T> WaitAsync<T>(Pulse pulse, Func<T?> find, TimeSpan timeout, Func<string> describe)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            Task next;
            lock (Gate)
            {
                if (find() is { } found)
                {
                    return found;
                }

                next = pulse.Next;
            }

            var left = timeout - Stopwatch.GetElapsedTime(started);
            try
            {
                await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            }
            catch (TimeoutException expired)
            {
                lock (Gate)
                {
                    throw new TimeoutException($"Waited {timeout} in vain: {describe()}", expired);
                }
            }
        }
    }
}
