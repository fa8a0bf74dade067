using System.Runtime.InteropServices;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// The feeds of one server and kind. Equal filters are asked once. One that cannot match unless one of some keys is true stands under
/// those keys and is asked only when one is; all others are asked each time.
/// </summary>
internal sealed class FeedBucket<T>
{
    private readonly T[] _feeds;

    /// <summary>The filters, each once, with the places of its feeds, ascending.</summary>
    private readonly (FeedFilter? Filter, int[] Places)[] _filters;

    /// <summary>Numbers of filters that stand under no key.</summary>
    private readonly int[] _others;

    private readonly FilterField[] _fields;
    private readonly Dictionary<FilterKey, int[]> _byKey;

    public FeedBucket(IReadOnlyList<IndexedFeed<T>> feeds)
    {
        _feeds = [.. feeds.Select(feed => feed.Feed)];
        _filters = [.. feeds.Index().GroupBy(feed => feed.Item.Filter).Select(same => (same.Key, same.Select(feed => feed.Index).ToArray()))];
        Dictionary<FilterKey, List<int>> byKey = [];
        List<int> others = [];
        for (var number = 0; number < _filters.Length; number++)
        {
            if (_filters[number].Filter?.Keys is not { } keys)
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
        var places = new GatheredNumbers();
        foreach (var number in _others)
        {
            Ask(number);
        }

        // The same filter may stand under several keys that are true.
        var last = -1;
        foreach (var number in Candidates(serverId, subject))
        {
            if (number != last)
            {
                Ask(number);
            }

            last = number;
        }

        foreach (var place in places.InOrder())
        {
            found.Add(_feeds[place]);
        }

        void Ask(int number)
        {
            if (_filters[number].Filter?.Matches(subject, serverId) != false)
            {
                places.Add(_filters[number].Places);
            }
        }
    }

    /// <summary>Numbers of the filters under keys that are true of the subject, ascending; some may come more than once.</summary>
    private ReadOnlySpan<int> Candidates(Guid serverId, FeedSubject subject)
    {
        var candidates = new GatheredNumbers();
        foreach (var field in _fields)
        {
            foreach (var value in subject.KeyValuesOf(field, serverId))
            {
                if (_byKey.TryGetValue(new FilterKey(field, value), out var numbers))
                {
                    candidates.Add(numbers);
                }
            }
        }

        return candidates.InOrder();
    }
}
