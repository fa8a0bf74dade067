using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Data;
using KillBot.Domain.Logs;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>How far the logs of a folder have been recorded, by their names.</summary>
internal sealed class VRChatLogPositions(InstanceMemory memory, string folder)
{
    private readonly string _key = $"vrchat.logs:{folder}";
    private Dictionary<string, LogPosition>? _positions;

    /// <summary>Reads what was saved, the first time.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_positions is null)
        {
            var json = await memory.RecallAsync(_key, cancellationToken);
            _positions = json is null ? [] : JsonSerializer.Deserialize(json, VRChatLogPositionsJsonContext.Default.DictionaryStringLogPosition)!;
        }
    }

    public LogPosition? Find(string name) => _positions?.GetValueOrDefault(name);

    public Task SaveAsync(string name, LogPosition position)
    {
        _positions![name] = position;
        return memory.RememberAsync(_key, JsonSerializer.Serialize(_positions, VRChatLogPositionsJsonContext.Default.DictionaryStringLogPosition));
    }

    /// <summary>Forgets files that are gone, with the next saving.</summary>
    public void Keep(IReadOnlyCollection<string> names)
    {
        foreach (var name in _positions!.Keys.Where(name => !names.Contains(name)).ToList())
        {
            _positions.Remove(name);
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, LogPosition>))]
internal sealed partial class VRChatLogPositionsJsonContext : JsonSerializerContext;
