using System.Collections.Frozen;

namespace KillBot.Domain.StarCitizen;

/// <summary>Finds entries by any of their names, however those are written, and the nearest ones to a name that nobody has.</summary>
/// <typeparam name="T">What has names.</typeparam>
public sealed class NameIndex<T>
    where T : class
{
    /// <summary>Of a name that suggestions are looked for, in characters: the work grows with it.</summary>
    private const int MaxLength = 64;

    private readonly FrozenDictionary<string, T> _entries;
    private readonly (string Key, string Name)[] _suggestable;
    private readonly string[] _prefixes;

    /// <param name="entries">The first of several that share a name has it.</param>
    /// <param name="nameOf">What an entry is called in suggestions.</param>
    /// <param name="namesOf">Everything it may be asked for by.</param>
    /// <param name="prefixes">What people put before a name, such as its maker.</param>
    internal NameIndex(
        IReadOnlyList<T> entries, Func<T, string> nameOf, Func<T, IEnumerable<string>> namesOf, IEnumerable<string>? prefixes = null)
    {
        var byKey = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, entry) in entries.SelectMany(entry => namesOf(entry).Prepend(nameOf(entry)), (entry, name) => (NameKey.Of(name), entry)))
        {
            if (key.Length > 0)
            {
                byKey.TryAdd(key, entry);
            }
        }

        _entries = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        _suggestable = [.. entries.Select(nameOf).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (NameKey.Of(name), name))];
        _prefixes = [.. (prefixes ?? []).Select(NameKey.Of).Distinct(StringComparer.Ordinal).OrderByDescending(prefix => prefix.Length)];
    }

    /// <summary>Case, spaces, hyphens and a maker before the name do not matter.</summary>
    public T? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > ReadableName.MaxLength)
        {
            return null;
        }

        var key = NameKey.Of(name);
        return _entries.GetValueOrDefault(key)
            ?? _prefixes.Where(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(prefix => _entries.GetValueOrDefault(key[prefix.Length..]))
                .FirstOrDefault(entry => entry is not null);
    }

    /// <summary>Names like <paramref name="name"/>, the nearest first.</summary>
    public IReadOnlyList<string> Nearest(string name, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = NameKey.Of(name.Length > MaxLength ? name[..MaxLength] : name);
        return [.. _suggestable.OrderBy(entry => NameKey.Distance(key, entry.Key)).ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .Take(count).Select(entry => entry.Name)];
    }
}
