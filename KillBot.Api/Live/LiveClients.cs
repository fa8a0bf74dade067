using System.Collections.Concurrent;
using KillBot.Api.Auth;
using KillBot.Api.RateLimits;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Live;

/// <summary>Who listens to the live feed: as many as <see cref="LiveOptions"/> allow.</summary>
internal sealed class LiveClients(IOptions<LiveOptions> options, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<LiveClient, RateLimitPartition> _clients = [];
    private readonly Dictionary<RateLimitPartition, int> _perAddress = [];
    private readonly Lock _gate = new();
    private bool _isStopped;

    /// <summary>A place for a listener, who hears all from now on; none when there is none left.</summary>
    public LiveClient? TryAdd(LiveTopics topics, RateLimitPartition address, Caller caller, out LiveRefusal refusal)
    {
        lock (_gate)
        {
            var ofAddress = _perAddress.GetValueOrDefault(address);
            refusal = _isStopped ? LiveRefusal.Stopping
                : _clients.Count >= options.Value.MaxConnections ? LiveRefusal.Full
                : ofAddress >= options.Value.MaxConnectionsPerAddress ? LiveRefusal.TooMany
                : LiveRefusal.None;
            if (refusal != LiveRefusal.None)
            {
                return null;
            }

            var client = new LiveClient(topics, caller.Key?.KeyId ?? caller.Session?.SessionId, timeProvider, Remove);
            _perAddress[address] = ofAddress + 1;
            _clients[client] = address;
            return client;
        }
    }

    /// <summary>Whether anybody wants to hear of a topic.</summary>
    public bool Want(LiveTopics topic) => _clients.Any(entry => entry.Key.Wants(topic));

    /// <summary>Those who came with credentials.</summary>
    public IReadOnlyList<LiveClient> ListSignedIn() => [.. _clients.Keys.Where(client => client.Credentials is not null)];

    public void Send(LiveMessage message)
    {
        foreach (var (client, _) in _clients)
        {
            client.Send(message);
        }
    }

    /// <summary>Parts from all, and takes nobody any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
        }

        End(LiveEnding.Stopping);
    }

    /// <summary>Parts from all who are there.</summary>
    public void End(LiveEnding ending)
    {
        foreach (var (client, _) in _clients)
        {
            client.End(ending);
        }
    }

    private void Remove(LiveClient client)
    {
        lock (_gate)
        {
            if (_clients.TryRemove(client, out var address) && --_perAddress[address] == 0)
            {
                _perAddress.Remove(address);
            }
        }
    }
}

/// <summary>Why somebody cannot listen.</summary>
internal enum LiveRefusal
{
    None,

    /// <summary>The address has all its places in use.</summary>
    TooMany,

    /// <summary>All places are in use.</summary>
    Full,

    Stopping,
}
