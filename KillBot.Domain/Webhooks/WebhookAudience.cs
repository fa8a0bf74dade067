using System.Runtime.InteropServices;
using KillBot.Domain.Data;

namespace KillBot.Domain.Webhooks;

/// <summary>
/// Who is to be told what of whom: active webhooks by event and player, and by event and server. A cache of <see cref="WriteTransaction"/>;
/// while there are no webhooks it is empty and costs nothing.
/// </summary>
internal sealed class WebhookAudience
{
    private readonly Dictionary<(Guid PlayerId, string Event), List<WebhookListener>> _byPlayer = [];
    private readonly Dictionary<(Guid ServerId, string Event), List<WebhookListener>> _byServer = [];
    private HashSet<(Guid UserId, Guid ServerId)>? _managers;

    public bool IsEmpty => _byPlayer.Count == 0 && _byServer.Count == 0;

    /// <param name="administrators">Discord ids of accounts that may look into every server.</param>
    public static WebhookAudience Of(WriteTransaction transaction, ICollection<long> administrators)
    {
        var audience = transaction.Cached<WebhookAudience>();
        if (audience._managers is null)
        {
            audience.Read(transaction, administrators);
        }

        return audience;
    }

    /// <summary>Webhooks of the account that a player belongs to.</summary>
    public IReadOnlyList<WebhookListener> OfPlayer(Guid playerId, string eventName) =>
        _byPlayer.TryGetValue((playerId, eventName), out var listeners) ? listeners : [];

    /// <summary>Webhooks of accounts that belong to a server.</summary>
    public IReadOnlyList<WebhookListener> OfServer(Guid serverId, string eventName) =>
        _byServer.TryGetValue((serverId, eventName), out var listeners) ? listeners : [];

    /// <summary>The servers with webhooks that are told of an event.</summary>
    public IReadOnlyList<Guid> ServersWith(string eventName) =>
        [.. _byServer.Keys.Where(key => key.Event == eventName).Select(key => key.ServerId)];

    /// <summary>Whether an account may change the settings of a server.</summary>
    public bool IsManager(Guid userId, Guid serverId) => _managers!.Contains((userId, serverId));

    private void Read(WriteTransaction transaction, ICollection<long> administrators)
    {
        var webhooks = transaction.ReadActiveWebhooks(administrators);
        _managers = [];
        if (webhooks.Count == 0)
        {
            return;
        }

        var players = transaction.ReadPlayersOfOwners();
        var (servers, managed) = transaction.ReadServersOfOwners();
        _managers = managed;
        foreach (var webhook in webhooks)
        {
            Guid[] own = [.. servers[webhook.UserId]];
            if (webhook.ServerId is { } only)
            {
                if (!webhook.MaySee(only) && !own.Contains(only))
                {
                    continue;
                }

                own = [only];
                if (webhook.IsAdministrator)
                {
                    _managers.Add((webhook.UserId, only));
                }
            }

            var listener = new WebhookListener(webhook.Destination, webhook.UserId, webhook.ServerId);
            var isOwnOnly = webhook.Scope == WebhookScope.Own;
            foreach (var name in webhook.Events)
            {
                // What concerns a server reaches those who follow it, whoever's it is.
                Add(_byPlayer, isOwnOnly || webhook.ServerId is null ? players[webhook.UserId] : [], name, listener);
                Add(_byServer, isOwnOnly ? [] : own, name, listener);
            }
        }
    }

    private static void Add(
        Dictionary<(Guid Id, string Event), List<WebhookListener>> listeners, IEnumerable<Guid> ids, string eventName, WebhookListener listener)
    {
        foreach (var id in ids)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(listeners, (id, eventName), out _) ??= []).Add(listener);
        }
    }
}
