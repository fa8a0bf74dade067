using System.Runtime.InteropServices;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>Ascending lists of numbers made one. Costs no memory until there is a second list: mostly there is none, or one.</summary>
internal struct GatheredNumbers
{
    private int[]? _first;
    private List<int>? _all;

    public void Add(int[] ascending)
    {
        if (_first is null)
        {
            _first = ascending;
        }
        else
        {
            (_all ??= [.. _first]).AddRange(ascending);
        }
    }

    /// <summary>All of them, ascending; what is in several lists comes several times.</summary>
    public readonly ReadOnlySpan<int> InOrder()
    {
        _all?.Sort();
        return _all is null ? _first : CollectionsMarshal.AsSpan(_all);
    }
}
