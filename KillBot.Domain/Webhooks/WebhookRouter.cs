using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Text;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Webhooks;

/// <summary>
/// Finds the webhooks that are to be told of an event and writes an outbox row for each, in the event's own transaction. Used on the
/// writer only, by one operation at a time.
/// </summary>
internal sealed class WebhookRouter(OutboxSignal signal, IOptions<AdministratorOptions> administrators)
{
    // Kept from kill to kill, so that a busy writer allocates nothing for them.
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _servers = [];

    /// <summary>Tells of a new kill: its owners' webhooks, and those of the servers that it concerns.</summary>
    public void KillRecorded(WriteTransaction transaction, Kill kill)
    {
        var audience = Audience(transaction);
        if (audience.IsEmpty)
        {
            return;
        }

        Begin(kill);
        AddServersOf(transaction, kill.KillerId);
        AddServersOf(transaction, kill.VictimId);
        TellOwner(transaction, audience, kill.KillerId, EventName.KillRecorded, kill.Id);
        TellOwner(transaction, audience, kill.VictimId, EventName.KillRecorded, kill.Id);
        TellServers(transaction, audience, EventName.KillRecorded, kill.Id);
    }

    /// <summary>Tells that a kill has changed the statistics of its players; equal news become one while they wait.</summary>
    public void StatsUpdated(WriteTransaction transaction, Kill kill)
    {
        var audience = Audience(transaction);
        if (audience.IsEmpty)
        {
            return;
        }

        if (kill.CountsAsKill)
        {
            StatsUpdated(transaction, audience, kill, kill.KillerId!.Value);
        }

        if (kill.VictimId is { } victim)
        {
            StatsUpdated(transaction, audience, kill, victim);
        }
    }

    /// <summary>Whether members of a server have webhooks that are told of an event.</summary>
    public bool HasMembers(WriteTransaction transaction, Guid serverId, string eventName) =>
        Audience(transaction).OfServer(serverId, eventName).Count > 0;

    /// <summary>Tells the webhooks of a server's members.</summary>
    public void TellMembers(WriteTransaction transaction, Guid serverId, string eventName, Guid subjectId, string data)
    {
        foreach (var listener in Audience(transaction).OfServer(serverId, eventName))
        {
            transaction.AddToOutbox(signal, listener.Destination, eventName, subjectId, data);
        }
    }

    /// <summary>Tells that a channel refuses what is posted: those who may change the settings of a server whose feed it has.</summary>
    public void FeedPaused(WriteTransaction transaction, Destination channel, string reason)
    {
        var audience = Audience(transaction);
        if (audience.IsEmpty || channel.Kind is not (Destination.DiscordKind or Destination.DiscordLiveKind))
        {
            return;
        }

        var channelId = long.Parse(channel.Id, CultureInfo.InvariantCulture);
        var pause = Guid.CreateVersion7(transaction.Now);
        foreach (var serverId in transaction.ServersOfFeeds(channelId))
        {
            var data = new PausedFeed(PublicId.OfServer(serverId), PublicId.OfChannel(channelId), reason, transaction.Now).ToJson();
            foreach (var listener in audience.OfServer(serverId, EventName.FeedPaused))
            {
                if (audience.IsManager(listener.UserId, serverId))
                {
                    transaction.AddToOutbox(signal, listener.Destination, EventName.FeedPaused, pause, data);
                }
            }
        }
    }

    /// <summary>The servers whose members' webhooks are told of an event.</summary>
    public IReadOnlyList<Guid> ServersWith(WriteTransaction transaction, string eventName) =>
        Audience(transaction).ServersWith(eventName);

    private WebhookAudience Audience(WriteTransaction transaction) =>
        WebhookAudience.Of(transaction, administrators.Value.AdminIds);

    private void StatsUpdated(WriteTransaction transaction, WebhookAudience audience, Kill kill, Guid playerId)
    {
        Begin(kill);
        AddServersOf(transaction, playerId);
        TellOwner(transaction, audience, playerId, EventName.StatsUpdated, playerId);
        TellServers(transaction, audience, EventName.StatsUpdated, playerId);
    }

    private void Begin(Kill kill)
    {
        _told.Clear();
        _servers.Clear();
        _servers.Add(kill.ServerId);
    }

    private void AddServersOf(WriteTransaction transaction, Guid? playerId)
    {
        if (playerId is { } player)
        {
            _servers.UnionWith(transaction.Cached<PlayerServers>().Of(transaction, player));
        }
    }

    private void TellOwner(WriteTransaction transaction, WebhookAudience audience, Guid? playerId, string eventName, Guid subjectId)
    {
        if (playerId is not { } player)
        {
            return;
        }

        foreach (var listener in audience.OfPlayer(player, eventName))
        {
            if (listener.ServerId is not { } only || _servers.Contains(only))
            {
                Tell(transaction, listener, eventName, subjectId);
            }
        }
    }

    private void TellServers(WriteTransaction transaction, WebhookAudience audience, string eventName, Guid subjectId)
    {
        foreach (var server in _servers)
        {
            foreach (var listener in audience.OfServer(server, eventName))
            {
                Tell(transaction, listener, eventName, subjectId);
            }
        }
    }

    private void Tell(WriteTransaction transaction, WebhookListener listener, string eventName, Guid subjectId)
    {
        if (_told.Add(listener.Destination))
        {
            transaction.AddToOutbox(signal, listener.Destination, eventName, subjectId);
        }
    }
}
