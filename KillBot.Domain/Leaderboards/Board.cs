namespace KillBot.Domain.Leaderboards;

/// <summary>Players by a value, the greatest first. Equal values share a rank; who has nothing is not on it.</summary>
internal sealed class Board
{
    private readonly (Guid PlayerId, decimal Value)[] _places;
    private readonly int[] _ranks;

    public Board(IEnumerable<(Guid PlayerId, decimal Value)> values)
    {
        // Ids in order of time decide who comes first among equals, so that pages fit together.
        _places = [.. values.Where(place => place.Value > 0).OrderByDescending(place => place.Value).ThenBy(place => place.PlayerId)];
        _ranks = new int[_places.Length];
        for (var i = 0; i < _ranks.Length; i++)
        {
            _ranks[i] = i > 0 && _places[i - 1].Value == _places[i].Value ? _ranks[i - 1] : i + 1;
        }
    }

    public int Count => _places.Length;

    public IReadOnlyList<BoardPlace> Places(int offset, int limit) =>
    [
        .. Enumerable.Range(offset, Math.Max(0, Math.Min(limit, Count - offset)))
            .Select(i => new BoardPlace(_ranks[i], _places[i].PlayerId, _places[i].Value)),
    ];

    /// <summary>The rank of somebody with a value, on this board or not: one more than the players with a greater one.</summary>
    public int RankOf(decimal value)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (_places[middle].Value > value)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from + 1;
    }
}

internal readonly record struct BoardPlace(int Rank, Guid PlayerId, decimal Value);
