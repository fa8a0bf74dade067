using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Statistics;
using MathNet.Numerics.Distributions;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>People about whom there is nothing to tell: what their fights are like and how they end are independent of each other.</summary>
internal sealed class RandomFights(int seed)
{
    private static readonly Opponent[] Opponents =
        [.. Enumerable.Range(1, 40).Select(i => new Opponent(new Guid(i, 0, 0, new byte[8]), null, $"Player {i}"))];

    private readonly Random _random = new(seed);

    /// <param name="share">Of fights won.</param>
    /// <param name="names">
    /// How many weapons and places there are. The first two are equally frequent, the others less and less: no one leads, and yet most are rare.
    /// </param>
    public InsightEvidence Next(int fights, double share, int names) => Evidence.Timed(
    [
        .. Times(fights).Select(time => new Fight(
            time, _random.NextDouble() < share, true, Opponents[Skewed(Opponents.Length)], Name(names), Name(names))),
    ]);

    /// <summary>Sessions on days of their own, each at one place, with one weapon, among few opponents, in a mood for winning.</summary>
    /// <param name="minFights">Of a session.</param>
    /// <param name="steadiness">How little the share of wins changes from session to session (alpha + beta of a beta distribution).</param>
    public InsightEvidence NextSessions(int sessions, int minFights, int maxFights, double share, double steadiness, int names)
    {
        var days = Enumerable.Range(1, 89).ToArray();
        _random.Shuffle(days);
        return Evidence.Timed([.. days.Take(sessions).OrderDescending().SelectMany(day => Session(day, _random.Next(minFights, maxFights + 1), share, steadiness, names))]);
    }

    /// <summary>Somebody whose ratio is the server's median.</summary>
    public InsightEvidence NextAtMedian(int count, double median)
    {
        var kills = Enumerable.Range(0, count).Count(_ => _random.NextDouble() < median / (1 + median));
        return Evidence.Against(median, kills, count - kills);
    }

    /// <summary>The same with good and bad days.</summary>
    /// <param name="steadiness">How little the share of kills changes from day to day (alpha + beta of a beta distribution).</param>
    public InsightEvidence NextDaysAtMedian(int days, int minFights, int maxFights, double median, double steadiness) => Evidence.Against(
        new MedianInterval(median, median, median, 0),
        [
            .. Enumerable.Range(0, days).Select(_ =>
            {
                var (count, share) = (_random.Next(minFights, maxFights + 1), median / (1 + median));
                var mood = Beta.Sample(_random, share * steadiness, (1 - share) * steadiness);
                var kills = Enumerable.Range(0, count).Count(_ => _random.NextDouble() < mood);
                return (kills, count - kills);
            }),
        ]);

    /// <summary>Somebody who is as good as all others on the server, of whom each has fought much less.</summary>
    public InsightEvidence NextAmongEquals(int count, int others, int countOfOthers, double share)
    {
        var ratios = Enumerable.Range(0, others).Select(_ => Wins(countOfOthers)).Select(wins => (double)wins / Math.Max(countOfOthers - wins, 1));
        var kills = Wins(count);
        return Evidence.Against(MedianInterval.Of([.. ratios.Order()])!.Value, kills, count - kills);

        int Wins(int fights) => Enumerable.Range(0, fights).Count(_ => _random.NextDouble() < share);
    }

    /// <summary>Fourteen days with equally many kills to be expected; in sessions of several kills, if wanted.</summary>
    /// <param name="sessions">Expected in a day.</param>
    /// <param name="killsOfSession">Expected, at least one.</param>
    public InsightEvidence NextDays(double sessions, double killsOfSession) => Evidence.Days(
    [
        .. Enumerable.Range(0, 14).Select(_ => Enumerable.Range(0, Poisson(sessions)).Sum(_ => 1 + Poisson(killsOfSession - 1))),
    ]);

    private IEnumerable<Fight> Session(int daysAgo, int fights, double share, double steadiness, int names)
    {
        var start = new DateTimeOffset(Evidence.Now.Date.AddDays(-daysAgo), TimeSpan.Zero).AddHours(_random.NextDouble() < 0.6 ? _random.Next(18, 23) : _random.Next(0, 18));
        var (weapon, place, mood) = (Name(names), Name(names), Beta.Sample(_random, share * steadiness, (1 - share) * steadiness));
        Opponent[] crowd = [.. Enumerable.Range(0, 5).Select(_ => Opponents[Skewed(Opponents.Length)])];
        for (var i = 0; i < fights; i++)
        {
            yield return new Fight(start.AddMinutes(3 * i), _random.NextDouble() < mood, true, crowd[_random.Next(crowd.Length)], weapon, place);
        }
    }

    // Most fights are in the evening.
    private IEnumerable<DateTimeOffset> Times(int count) => Enumerable.Range(0, count)
        .Select(_ => Evidence.Now.Date.AddDays(-_random.Next(0, 60)).AddHours(_random.NextDouble() < 0.6 ? _random.Next(18, 24) : _random.Next(0, 24)))
        .Select(time => new DateTimeOffset(time, TimeSpan.Zero)).Where(time => time < Evidence.Now).Order();

    private string Name(int count) => $"Name {(count < 3 || _random.NextDouble() < 0.6 ? _random.Next(2) : 2 + Skewed(count - 2))}";

    private int Skewed(int count) => (int)(count * Math.Pow(_random.NextDouble(), 3));

    private int Poisson(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }

        return count;
    }
}
