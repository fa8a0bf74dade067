using System.Collections.Immutable;

namespace KillBot.Discord.Gateway;

/// <summary>Small sorted arrays: a quarter of a dictionary's memory, and never seen half changed.</summary>
internal static class SortedById
{
    public static ImmutableArray<T> Sort<T>(IEnumerable<T> items, Func<T, Snowflake> id) => [.. items.DistinctBy(id).OrderBy(id)];

    public static T? Find<T>(ImmutableArray<T> items, Snowflake id, Func<T, Snowflake> idOf)
        where T : class =>
        IndexOf(items, id, idOf) is >= 0 and var index ? items[index] : null;

    public static ImmutableArray<T> Put<T>(ImmutableArray<T> items, T item, Func<T, Snowflake> idOf)
    {
        var index = IndexOf(items, idOf(item), idOf);
        return index >= 0 ? items.SetItem(index, item) : items.Insert(~index, item);
    }

    public static ImmutableArray<T> Remove<T>(ImmutableArray<T> items, Snowflake id, Func<T, Snowflake> idOf) =>
        IndexOf(items, id, idOf) is >= 0 and var index ? items.RemoveAt(index) : items;

    /// <summary>The complement of where it belongs, if it is missing.</summary>
    private static int IndexOf<T>(ImmutableArray<T> items, Snowflake id, Func<T, Snowflake> idOf)
    {
        var (low, high) = (0, items.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            switch (idOf(items[middle]).CompareTo(id))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }
}
