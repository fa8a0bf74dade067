using System.Runtime.InteropServices;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// The feeds of one server and kind. A filter that cannot match unless one of some keys is true stands under those keys and is asked
/// only when one is; all others are asked each time.
/// </summary>
internal sealed class FeedBucket<T>
{
    private readonly IndexedFeed<T>[] _feeds;

    /// <summary>Numbers of feeds that stand under no key, ascending.</summary>
    private readonly int[] _others;

    private readonly FilterField[] _fields;
    private readonly Dictionary<FilterKey, int[]> _byKey;

    public FeedBucket(IndexedFeed<T>[] feeds)
    {
        _feeds = feeds;
        Dictionary<FilterKey, List<int>> byKey = [];
        List<int> others = [];
        for (var number = 0; number < feeds.Length; number++)
        {
            if (feeds[number].Filter?.Keys is not { } keys)
            {
                others.Add(number);
                continue;
            }

            foreach (var key in keys.Distinct())
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(byKey, key, out _) ??= []).Add(number);
            }
        }

        _others = [.. others];
        _byKey = byKey.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
        _fields = [.. byKey.Keys.Select(key => key.Field).Distinct()];
    }

    public void Find(Guid serverId, FeedSubject subject, ICollection<T> found)
    {
        var keyed = Candidates(serverId, subject);
        var (next, last) = (0, -1);
        foreach (var number in _others)
        {
            for (; next < keyed.Length && keyed[next] < number; next++)
            {
                AddKeyed(keyed[next]);
            }

            if (_feeds[number].Filter?.Matches(subject, serverId) != false)
            {
                found.Add(_feeds[number].Feed);
            }
        }

        for (; next < keyed.Length; next++)
        {
            AddKeyed(keyed[next]);
        }

        // The same feed may stand under several keys that are true.
        void AddKeyed(int number)
        {
            if (number != last && _feeds[number].Filter!.Matches(subject, serverId))
            {
                found.Add(_feeds[number].Feed);
            }

            last = number;
        }
    }

    /// <summary>Numbers of the feeds under keys that are true of the subject, ascending; some may come more than once.</summary>
    private ReadOnlySpan<int> Candidates(Guid serverId, FeedSubject subject)
    {
        int[] first = [];
        List<int>? all = null;
        foreach (var field in _fields)
        {
            foreach (var value in subject.KeyValuesOf(field, serverId))
            {
                if (!_byKey.TryGetValue(new FilterKey(field, value), out var numbers))
                {
                    continue;
                }

                if (first.Length == 0)
                {
                    first = numbers;
                }
                else
                {
                    (all ??= [.. first]).AddRange(numbers);
                }
            }
        }

        all?.Sort();
        return all is null ? first : CollectionsMarshal.AsSpan(all);
    }
}
