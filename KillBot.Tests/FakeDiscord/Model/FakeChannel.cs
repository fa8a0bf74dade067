using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A channel of a guild, a thread, or a direct message. Holds what was posted into it.</summary>
public sealed class FakeChannel
{
    private readonly List<FakeMessage> _messages = [];
    private readonly Dictionary<ulong, (bool IsMember, FakePermissions Allow, FakePermissions Deny)> _overwrites = [];
    private readonly Pulse _changed = new();

    internal FakeChannel(DiscordWorld world, ulong id, string name, int type, FakeGuild? guild, FakeUser? recipient = null)
    {
        World = world;
        Id = id;
        Name = name;
        Type = type;
        Guild = guild;
        Recipient = recipient;
    }

    public ulong Id { get; }

    public string Name { get; private set; }

    public int Type { get; }

    public FakeGuild? Guild { get; }

    /// <summary>The other side of a direct message.</summary>
    public FakeUser? Recipient { get; }

    /// <summary>An archived thread refuses messages with 50083.</summary>
    public bool IsArchived { get; set; }

    /// <summary>All messages in order, those that are deleted too; ephemeral ones are never here.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (World.Gate)
            {
                return [.. _messages];
            }
        }
    }

    public int MessageCount
    {
        get
        {
            lock (World.Gate)
            {
                return _messages.Count;
            }
        }
    }

    internal bool IsThread => Type is 10 or 11 or 12;

    internal DiscordWorld World { get; }

    /// <summary>Waits for a message, new or already there, in its present state (edits count).</summary>
    public Task<FakeMessage> WaitForMessageAsync(Func<FakeMessage, bool>? predicate = null, TimeSpan? timeout = null) =>
        World.WaitAsync(
            _changed,
            () => _messages.Find(message => predicate?.Invoke(message) ?? true),
            timeout ?? FakeDiscordServer.DefaultTimeout,
            () => $"a message in #{Name}; it holds {_messages.Count}: {string.Join(" | ", _messages.TakeLast(5))}");

    /// <summary>Waits until at least this many messages are there and returns them all.</summary>
    public Task<IReadOnlyList<FakeMessage>> WaitForMessagesAsync(int count, TimeSpan? timeout = null) =>
        World.WaitAsync<IReadOnlyList<FakeMessage>>(
            _changed,
            () => _messages.Count >= count ? [.. _messages] : null,
            timeout ?? FakeDiscordServer.DefaultTimeout,
            () => $"{count} messages in #{Name}; it holds {_messages.Count}");

    /// <summary>Denies permissions to the bot here by a member overwrite and sends CHANNEL_UPDATE.</summary>
    public void DenyBot(FakePermissions permissions) =>
        SetOverwrite(World.Bot.Id, isMember: true, FakePermissions.None, permissions);

    /// <summary>Removes what <see cref="DenyBot"/> set and sends CHANNEL_UPDATE.</summary>
    public void AllowBot() => Update(() => _overwrites.Remove(World.Bot.Id));

    /// <summary>Sets an overwrite of a role (@everyone has the guild's id) or a member and sends CHANNEL_UPDATE.</summary>
    public void SetOverwrite(ulong id, bool isMember, FakePermissions allow, FakePermissions deny) =>
        Update(() => _overwrites[id] = (isMember, allow, deny));

    /// <summary>Renames the channel and sends CHANNEL_UPDATE.</summary>
    public void Rename(string name) => Update(() => Name = name);

    /// <summary>Deletes the channel and sends CHANNEL_DELETE; requests then meet 10003.</summary>
    public void Delete()
    {
        lock (World.Gate)
        {
            World.Channels.Remove(Id);
            Guild?.Forget(this);
            Guild?.Dispatch(IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", ToJson());
        }
    }

    internal void Add(FakeMessage message)
    {
        _messages.Add(message);
        Touch();
        World.MessageCreated?.Invoke(message);
        World.Dispatch(Guild?.Id ?? 0, MessageIntent, "MESSAGE_CREATE", () => message.ToJson(withGuild: true));
    }

    internal void Touch()
    {
        _changed.Signal();
        World.Changed.Signal();
    }

    internal void Updated(FakeMessage message)
    {
        Touch();
        if (!message.IsEphemeral)
        {
            World.Dispatch(Guild?.Id ?? 0, MessageIntent, "MESSAGE_UPDATE", () => message.ToJson(withGuild: true));
        }
    }

    internal void Remove(FakeMessage message)
    {
        message.IsDeleted = true;
        Touch();
        if (!message.IsEphemeral)
        {
            World.Dispatch(Guild?.Id ?? 0, MessageIntent, "MESSAGE_DELETE", () =>
            {
                var json = new JsonObject { ["id"] = Text(message.Id), ["channel_id"] = Text(Id) };
                if (Guild is not null)
                {
                    json["guild_id"] = Text(Guild.Id);
                }

                return json;
            });
        }
    }

    internal FakeMessage? Find(ulong id) => _messages.Find(message => message.Id == id && !message.IsDeleted);

    internal GatewayIntent MessageIntent => Guild is null ? GatewayIntent.DirectMessages : GatewayIntent.GuildMessages;

    /// <summary>Overwrites: @everyone's, then those of all roles together, then the member's own.</summary>
    internal FakePermissions Apply(FakePermissions permissions, FakeMember member)
    {
        if (_overwrites.TryGetValue(Guild!.Id, out var everyone))
        {
            permissions = (permissions & ~everyone.Deny) | everyone.Allow;
        }

        var roles = member.Roles.Where(role => _overwrites.ContainsKey(role.Id)).Select(role => _overwrites[role.Id]).ToList();
        permissions = roles.Aggregate(permissions, (all, overwrite) => all & ~overwrite.Deny);
        permissions = roles.Aggregate(permissions, (all, overwrite) => all | overwrite.Allow);
        return _overwrites.TryGetValue(member.User.Id, out var own) ? (permissions & ~own.Deny) | own.Allow : permissions;
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Text(Id), ["type"] = Type };
        if (Guild is null)
        {
            json["recipients"] = new JsonArray(Recipient!.ToJson());
            json["last_message_id"] = null;
            return json;
        }

        json["guild_id"] = Text(Guild.Id);
        json["name"] = Name;
        json["parent_id"] = null;
        json["position"] = 0;
        json["flags"] = 0;
        json["nsfw"] = false;
        json["topic"] = null;
        json["rate_limit_per_user"] = 0;
        json["last_message_id"] = _messages.Count == 0 ? null : Text(_messages[^1].Id);
        json["permission_overwrites"] = new JsonArray([.. _overwrites.Select(pair => new JsonObject
        {
            ["id"] = Text(pair.Key),
            ["type"] = pair.Value.IsMember ? 1 : 0,
            ["allow"] = Text((ulong)pair.Value.Allow),
            ["deny"] = Text((ulong)pair.Value.Deny),
        })]);
        if (IsThread)
        {
            json["thread_metadata"] = new JsonObject
            {
                ["archived"] = IsArchived,
                ["auto_archive_duration"] = 1440,
                ["archive_timestamp"] = World.Now.ToString("O", CultureInfo.InvariantCulture),
                ["locked"] = false,
            };
        }

        return json;
    }

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    private void Update(Action change)
    {
        lock (World.Gate)
        {
            change();
            Guild?.Dispatch(IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", ToJson());
        }
    }
}
