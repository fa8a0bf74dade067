using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>The instance that a client is in, and who is there with it.</summary>
internal sealed class VRChatRoom(VRChatLocation location, string? worldName)
{
    /// <summary>No instance holds as many people; a log that tells of more is not believed to the last name.</summary>
    private const int MaxPlayers = 500;

    private readonly Dictionary<string, VRChatPlayer> _players = [];

    public string WorldId => location.WorldId;

    public string? WorldName => worldName;

    /// <summary>Without the nonce.</summary>
    public string Location { get; } = location.ToString();

    public IReadOnlyCollection<VRChatPlayer> Players => _players.Values;

    public VRChatPlayer? Find(string? name) => name is null ? null : _players.GetValueOrDefault(name);

    public void Add(VRChatPlayer player)
    {
        if (_players.Count < MaxPlayers)
        {
            _players[player.Name] = player;
        }
    }

    /// <summary>Removes a player, and says who it was: builds that told no id when somebody left told it at the arrival.</summary>
    public VRChatPlayer Remove(VRChatPlayer player) =>
        _players.Remove(player.Name, out var known) && player.UserId is null ? known : player;
}

/// <summary>Somebody as a log tells; names are unique at any time.</summary>
internal sealed record VRChatPlayer(string Name, string? UserId)
{
    public bool Is(VRChatPlayer? other) => other is not null
        && (UserId is not null && other.UserId is not null ? UserId == other.UserId : Name == other.Name);
}
