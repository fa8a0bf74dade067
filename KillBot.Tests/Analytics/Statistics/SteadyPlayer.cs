using MathNet.Numerics.Distributions;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>Somebody whose habits never change: what looks like a trend in it is chance.</summary>
internal sealed class SteadyPlayer(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Kills that come one by one.</summary>
    public int[] OneByOne(int buckets, double rate) => [.. Enumerable.Range(0, buckets).Select(_ => Poisson.Sample(_random, rate))];

    /// <summary>Days on which they play, and how well it goes then, are a matter of mood.</summary>
    public int[] OnSomeDays(int days, double playing, double kills) =>
    [
        .. Enumerable.Range(0, days).Select(_ =>
            _random.NextDouble() < playing ? Poisson.Sample(_random, Gamma.Sample(_random, 1, 1 / kills)) : 0),
    ];

    /// <summary>Sessions of one to five hours, begun at any hour.</summary>
    public int[] InSessions(int hours, double sessionsPerDay, double killsPerHour)
    {
        var kills = new int[hours];
        for (var start = -5; start < hours; start++)
        {
            if (_random.NextDouble() < sessionsPerDay / 24)
            {
                var (length, form) = (_random.Next(1, 6), Gamma.Sample(_random, 2, 2));
                for (var hour = Math.Max(start, 0); hour < Math.Min(start + length, hours); hour++)
                {
                    kills[hour] += Poisson.Sample(_random, killsPerHour * form);
                }
            }
        }

        return kills;
    }

    /// <summary>Fights won and lost by day; the share that is won has good and bad days.</summary>
    public (int Won, int Lost)[] Fights(int days, double fights, double share, double steadiness) =>
    [
        .. Enumerable.Range(0, days).Select(_ =>
        {
            var count = Poisson.Sample(_random, fights);
            var won = Binomial.Sample(_random, Beta.Sample(_random, share * steadiness, (1 - share) * steadiness), count);
            return (won, count - won);
        }),
    ];
}
